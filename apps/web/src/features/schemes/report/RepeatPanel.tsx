import { repeatAnalysis, type RepeatResult, type SchemeRepeat } from '@qingyuan/contract/scheme-report';
import { EmptyState } from '@qingyuan/ui/EmptyState.tsx';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { failureLine } from '../../../api/failure-words.ts';
import { useCommand } from '../../../api/use-command.ts';
import { textLanguage } from '../../../i18n/i18n.ts';
import { instantText } from '../../../time/time.ts';
import { isUnderWay, jobQuery } from '../queries/job.ts';
import { RunProgress } from '../RunProgress.tsx';
import { repeatsQuery } from './queries.ts';
import { reportWords } from './words.ts';

interface Props {
  readonly schemeId: string;
  readonly allowed: boolean;
}

/** Repeats the analysis on the sealed original, and shows every time that was done with its outcome. */
export function RepeatPanel({ schemeId, allowed }: Props) {
  const say = reportWords.use();
  const { data: repeats = [] } = useQuery(repeatsQuery(schemeId));
  const repeat = useCommand(repeatAnalysis);
  const running = repeats.find(({ state }) => isUnderWay(state));
  return (
    <section className="page-card">
      <h2>{say('repeat.title')}</h2>
      <p>{say('repeat.text')}</p>
      {allowed && (
        <p>
          <Button
            loading={repeat.isPending}
            disabled={running !== undefined}
            onClick={() => repeat.mutate({ params: { id: schemeId }, body: {} })}
          >
            {say('repeat.start')}
          </Button>
        </p>
      )}
      {repeat.error !== null && <Alert type="error" showIcon title={failureLine(repeat.error)} />}
      {running !== undefined && <Running jobId={running.id} />}
      {repeats.length === 0 ? (
        <EmptyState title={say('repeat.empty')} hint={say('repeat.emptyHint')} />
      ) : (
        <History repeats={repeats} />
      )}
    </section>
  );
}

function Running({ jobId }: { readonly jobId: string }) {
  const { data: job } = useQuery(jobQuery(jobId));
  return job === undefined || !isUnderWay(job.state) ? null : <RunProgress job={job} />;
}

function History({ repeats }: { readonly repeats: readonly SchemeRepeat[] }) {
  const say = reportWords.use();
  return (
    <div className="table-scroll">
      <table className="plain-table" aria-label={say('repeat.history')}>
        <thead>
          <tr>
            <th scope="col">{say('repeat.when')}</th>
            <th scope="col">{say('repeat.who')}</th>
            <th scope="col">{say('repeat.of')}</th>
            <th scope="col">{say('repeat.outcome')}</th>
            <th scope="col">{say('repeat.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {repeats.map((one) => (
            <tr key={one.id}>
              <td>{instantText(one.askedAt)}</td>
              <td>{`${one.askedBy} · ${one.agency}`}</td>
              <td>{say('page.version', { version: one.version })}</td>
              <td>
                <Tag color={TONES[one.result?.outcome ?? 'none']}>
                  {say(`outcome.${one.result?.outcome ?? one.state}`)}
                </Tag>
              </td>
              <td>{one.result === null ? (one.fault?.message ?? '') : <Outcome result={one.result} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TONES = { same: 'green', differs: 'orange', refused: 'red', none: 'default' } as const;

function Outcome({ result }: { readonly result: RepeatResult }) {
  const say = reportWords.use();
  const { outcome, digest, source, fault, differencesTotal } = result;
  return (
    <div className="stack">
      {outcome === 'same' && (
        <span title={digest ?? ''}>{say('detail.same', { digest: `${(digest ?? '').slice(0, 16)}…` })}</span>
      )}
      {fault !== null && <span>{fault.message}</span>}
      {source !== null && outcome !== 'same' && (
        <span className="quiet long-word">{say('detail.source', { sha256: source.sha256 })}</span>
      )}
      {differencesTotal > 0 && <Differences result={result} />}
    </div>
  );
}

function Differences({ result: { differences, differencesTotal } }: { readonly result: RepeatResult }) {
  const say = reportWords.use();
  const language = textLanguage();
  return (
    <details>
      <summary>{say('detail.differs', { count: differencesTotal })}</summary>
      {differences.length < differencesTotal && (
        <p className="quiet">{say('detail.more', { shown: differences.length })}</p>
      )}
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{say('detail.what')}</th>
              <th scope="col">{say('detail.at')}</th>
              <th scope="col">{say('detail.before')}</th>
              <th scope="col">{say('detail.after')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ topic, at, label, before, after }) => (
              <tr key={at}>
                <td>{`${say(`topic.${topic}`)} · ${label[language]}`}</td>
                <td className="long-word">{at}</td>
                <td className="long-word">{before ?? say('detail.absent')}</td>
                <td className="long-word">{after ?? say('detail.absent')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

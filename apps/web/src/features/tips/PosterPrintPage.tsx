import type { PosterRow } from '@qingyuan/contract/tips-posters';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, QRCode } from 'antd';
import { Loaded } from '../../lists/Loaded.tsx';
import { useRecordTitle } from '../../shell/page-title.ts';
import { posterQuery } from './queries/posters.ts';
import { tipWords } from './words.ts';
import './tips.css';

export function PosterPrintPage() {
  const { code } = useParams({ from: '/shell/tips/posters/$code' });
  return <Loaded result={useQuery(posterQuery(code))}>{(poster) => <Poster poster={poster} />}</Loaded>;
}

/** One A4 page in plain words, both languages, to be put up; only the sheet itself is printed. */
function Poster({ poster }: { readonly poster: PosterRow }) {
  const say = tipWords.use();
  useRecordTitle(poster.place);
  return (
    <>
      <div className="page-head no-print">
        <h1>{say('poster.print')}</h1>
        <Button type="primary" onClick={() => window.print()}>
          {say('poster.print')}
        </Button>
      </div>
      <article className="poster-sheet" lang="zh-CN">
        <h2>发现传销，扫码举报</h2>
        <p className="poster-lead">不用下载，不用注册，可以不留姓名</p>
        <QRCode value={poster.url} type="svg" size={420} bordered={false} errorLevel="Q" />
        <p className="poster-url">{poster.url}</p>
        <ul>
          <li>三步写完，得到一个回执码，凭它看进展、回答问题</li>
          <li>本站不记录您的网络地址和手机信息</li>
          <li>有人被限制人身自由或有危险，请立即拨打 110</li>
        </ul>
        <p lang="en">Scan to report pyramid selling. No app, no account, no name needed. In danger, call 110.</p>
        <p className="poster-place">
          {poster.areaName} · {poster.place}
        </p>
      </article>
    </>
  );
}

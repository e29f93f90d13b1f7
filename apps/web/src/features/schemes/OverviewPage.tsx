import { SchemeFrame } from './SchemeFrame.tsx';
import { AnalysisBasis } from './overview/AnalysisBasis.tsx';
import { FindingCounts } from './overview/FindingCounts.tsx';
import { LevelBars } from './overview/LevelBars.tsx';
import { Totals } from './overview/Totals.tsx';
import { treesOf } from './overview/trees.ts';

export function OverviewPage() {
  return (
    <SchemeFrame tab="overview">
      {({ scheme, analysis }) => (
        <div className="scheme-cards">
          <Totals schemeId={scheme.id} analysis={analysis} />
          <div className="scheme-columns">
            <div>
              {treesOf(analysis).map(([tree, { levels }]) => (
                <LevelBars key={tree} tree={tree} levels={levels} />
              ))}
            </div>
            <div>
              <FindingCounts schemeId={scheme.id} analysis={analysis} />
              <AnalysisBasis analysis={analysis} />
            </div>
          </div>
        </div>
      )}
    </SchemeFrame>
  );
}

import { SchemeFrame } from './SchemeFrame.tsx';
import { AnalysisBasis } from './overview/AnalysisBasis.tsx';
import { BasisTable } from './overview/BasisTable.tsx';
import { FindingCounts } from './overview/FindingCounts.tsx';
import { LevelBars } from './overview/LevelBars.tsx';

export function OverviewPage() {
  return (
    <SchemeFrame tab="overview">
      {({ scheme, analysis }) => (
        <div className="scheme-columns">
          <div>
            <BasisTable schemeId={scheme.id} analysis={analysis} />
            <LevelBars levels={analysis.levels} />
          </div>
          <div>
            <FindingCounts schemeId={scheme.id} analysis={analysis} />
            <AnalysisBasis analysis={analysis} />
          </div>
        </div>
      )}
    </SchemeFrame>
  );
}

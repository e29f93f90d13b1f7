/** A firm of a register, or a site of a list: what screening looks at. Empty text where the list says nothing. */
export interface ListedEntry {
  readonly name: string;
  /** Unified social credit code of a firm, host of a site. */
  readonly code: string;
  /** 经营范围. */
  readonly scope: string;
  readonly description: string;
  readonly address: string;
  /** Name of the legal representative of a firm; looked at only to count firms. */
  readonly representative: string;
  /** Who runs a site. */
  readonly operator: string;
  readonly host: string;
  readonly icp: string;
  /** `YYYY-MM-DD` or empty. */
  readonly founded: string;
  readonly ended: string;
  /** Undefined where the list has no such column or cell. */
  readonly complaints: number | undefined;
  readonly feeYuan: number | undefined;
}

export type TextField = 'name' | 'scope' | 'description' | 'address' | 'host';
export type SharedField = 'address' | 'representative' | 'operator';
export type ListKind = 'firm' | 'site';

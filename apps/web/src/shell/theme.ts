import type { ThemeConfig } from 'antd';

/** Fonts that the machine has; nothing is fetched. */
const FONTS =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b5cad',
    colorLink: '#0b5cad',
    colorError: '#c0271d',
    colorWarning: '#b86e00',
    colorSuccess: '#1f7a3d',
    colorSuccessBg: '#e5f5ea',
    colorSuccessBorder: '#b5dfc3',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#f0b5b0',
    colorWarningBg: '#fff4dc',
    colorWarningBorder: '#ecc979',
    colorInfoBg: '#e9f3fd',
    colorInfoBorder: '#b4d3f2',
    colorTextPlaceholder: '#6b7785',
    colorTextDescription: '#55616e',
    borderRadius: 4,
    fontFamily: FONTS,
    motion: false,
  },
  components: {
    Layout: { headerBg: '#0d3b66', headerHeight: 56, headerPadding: '0 16px', bodyBg: '#f2f5f8' },
    Menu: { itemHeight: 38, groupTitleColor: '#55616e', itemSelectedBg: '#e3eefa' },
    Table: { headerBg: '#f0f4f8', cellPaddingBlockMD: 9, cellPaddingInlineMD: 10 },
  },
};

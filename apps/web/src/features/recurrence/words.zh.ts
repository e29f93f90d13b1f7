export default {
  list: {
    title: '反复处所',
    intro: '属实的线索、案件所在处所在 {{months}} 个月内再次出现线索的，列在这里。',
    empty: '没有反复出现的处所',
    emptyHint: '同一栋楼或同一房间在期限内再次出现线索时，会马上列在这里。',
    place: '处所',
    area: '地区',
    again: '再次出现',
    before: '以前情况',
  },
  item: {
    again: '{{when}} 再次出现',
    before: '{{days}} 日前核实',
    beforeAgain: '再次出现前 {{days}} 日核实',
    sameRoom: '同一房间',
    sameBuilding: '同一楼栋',
  },
  notice: { title: '反复预警：该处所 {{months}} 个月内有过 {{count}} 条属实线索' },
} as const;

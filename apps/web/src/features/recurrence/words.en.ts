export default {
  list: {
    title: 'Recurring places',
    intro: 'Places of confirmed leads and cases where a lead came in again within {{months}} months.',
    empty: 'No place came back',
    emptyHint: 'A building or room that comes back within the window is listed here at once.',
    place: 'Place',
    area: 'Area',
    again: 'Came back',
    before: 'Before',
  },
  item: {
    again: 'came back {{when}}',
    before: 'confirmed {{days}} days ago',
    beforeAgain: 'confirmed {{days}} days before',
    sameRoom: 'same room',
    sameBuilding: 'same building',
  },
  notice: { title: 'Recurrence: {{count}} confirmed leads at this place within {{months}} months' },
} as const;

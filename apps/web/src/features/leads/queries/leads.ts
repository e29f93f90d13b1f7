import { LeadGrade, LeadSource, LeadState, listLeads } from '@qingyuan/contract/leads';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import type { ListState } from '../../../lists/list-search.ts';

export const leadsQuery = ({ values, page, size }: ListState) =>
  queryOptions({
    queryKey: ['leads', values, page, size],
    queryFn: ({ signal }) => {
      const { text, area, registeredFrom, registeredTo } = values;
      const state = LeadState.safeParse(values['state']).data;
      const source = LeadSource.safeParse(values['source']).data;
      const grade = LeadGrade.safeParse(values['grade']).data;
      const due = values['due'] === 'near' || values['due'] === 'overdue' ? values['due'] : undefined;
      const { age, officer } = values;
      return call(listLeads, {
        query: { page, size, text, area, state, source, grade, due, age, officer, registeredFrom, registeredTo },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });

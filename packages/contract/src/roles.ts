import { z } from 'zod';

/** Roles of the platform; what each may do stands in the policies. */
export const ROLES = [
  'joint_office', // 联席会议办公室
  'market_officer', // 市场监管办案人员
  'police_officer', // 公安经侦办案人员
  'agency_head', // 主要负责人, approves measures and decisions
  'analyst', // 分析人员
  'legal_officer', // 法制审核
  'grid_worker', // 网格员
  'leader', // 领导
  'auditor', // 审计
  'admin', // 系统管理员: users, health; no case content
] as const;

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

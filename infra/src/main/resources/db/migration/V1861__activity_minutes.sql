-- 起始规则第 2 版：主题党日当天最多记 4 学时；以前发生的仍按第 1 版。
insert into credit_starter_scheme
  (number, effective_from, basis, required_points, required_minutes, leader_points, leader_minutes, rules)
select 2, '2026-12-01', basis || '主题党日的学时不超过活动时长，当天最多 4 学时，同一段时间只记一次。',
  required_points, required_minutes, leader_points, leader_minutes,
  jsonb_set(rules::jsonb, '{2,caps,day,minutes}', '240')
from credit_starter_scheme where number = 1;
-- 查同一段时间的其他活动，导出本人的参加记录。
create index attendance_of_member on attendance (village_id, roster_id);
create index activity_by_time on activity (village_id, starts_at);

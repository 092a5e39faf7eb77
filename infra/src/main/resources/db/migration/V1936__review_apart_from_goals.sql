-- 村干部的任期目标是任期开始时定的，定下来就公开；履职评议每年至少一次（村民委员会组织法 2018 年第三十三条），一年过完公开结果。
-- 从前合在一个按年公开的条目里，目标要等第一年过完才公开。编号 B0503 留给每年的评议，已公布、在办的和公开到哪一年都不变，
-- 已公布的各版仍写着当时的名称；任期目标另立 B0506。各地自己改过名称或周期的，不动。
insert into disclosure_item
  (code, effective_from, class, name, frequency, due_days, objection_days, answer_days, legal_basis, responsible_role, sort)
select 'B0506', effective_from, class, '村干部、村务工作者的任期目标', 'event', 5, objection_days, answer_days,
  '村民委员会组织法（2018）第三十条第五项（涉及村民利益、村民普遍关心的其他事项）；条目为实用拆分，请按本地目录核对',
  responsible_role, sort
from disclosure_item
where code = 'B0503' and name = '村干部、村务工作者的任期目标和履职评议' and frequency = 'yearly'
on conflict do nothing;
update disclosure_item
set name = '村干部、村务工作者的履职评议',
  legal_basis = '村民委员会组织法（2018）第三十三条（每年至少民主评议一次）、第三十条第五项；条目为实用拆分，请按本地目录核对'
where code = 'B0503' and name = '村干部、村务工作者的任期目标和履职评议' and frequency = 'yearly';

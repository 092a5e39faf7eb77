-- 归类按归类当天的目录解释，不再按提交那天的目录找。
alter table complaint add column categorised_at timestamptz;
comment on column complaint.categorised_at is '工作人员最近一次归类的时间，类别按那天的目录解释；反映人自己选的为空';
update complaint c set categorised_at = s.at
from (select village_id, complaint_id, max(at) as at from complaint_step where type = 'categorised' group by 1, 2) s
where s.village_id = c.village_id and s.complaint_id = c.id;

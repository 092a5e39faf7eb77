-- 其他平台也会看反映人的姓名和电话：同样记下来，给本人看。
alter table access_log
  alter column viewer_role drop not null,
  add column viewer_client uuid,
  add constraint access_log_viewer_client_fk foreign key (viewer_client) references client (id),
  add constraint access_log_viewer_known check ((viewer_role is null) = (viewer_client is not null));
comment on column access_log.viewer_id is '查看人；平台查看的为接入方编号';
comment on column access_log.viewer_role is '查看人的职务；平台查看的为空';
comment on column access_log.viewer_client is '查看的平台（接入方编号）；空为工作人员查看的';

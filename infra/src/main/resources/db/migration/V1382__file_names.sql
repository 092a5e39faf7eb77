-- 附件：村里工作人员上传的文件保留文件名；依法抹除的附件谁也打不开，文件随后删掉。
alter table attachment add column name text;
alter table attachment add column erased_at timestamptz;
alter table attachment add column removed_at timestamptz;
alter table attachment add constraint attachment_name_short check (char_length(name) between 1 and 70);
alter table attachment add constraint attachment_erased_whole check (
  (erased_at is null or name is null) and (removed_at is null or erased_at is not null));
create index attachment_to_remove on attachment (erased_at) where erased_at is not null and removed_at is null;
comment on column attachment.name is '文件名（清理过）；只有工作人员上传的才有';
comment on column attachment.erased_at is '依法抹除的时间；空为没有抹除';
comment on column attachment.removed_at is '文件从存储里删掉的时间；空为还没有删';

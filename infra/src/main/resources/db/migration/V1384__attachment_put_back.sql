-- 附件：抹除后一时删不掉的文件排到后面，不挡住别的。
alter table attachment add column remove_after timestamptz;
comment on column attachment.remove_after is '文件上次没有删掉，这个时间以后再删；空为还没有失败过';
drop index attachment_to_remove;
create index attachment_to_remove on attachment (coalesce(remove_after, erased_at))
  where erased_at is not null and removed_at is null;

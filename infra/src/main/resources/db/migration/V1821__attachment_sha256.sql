-- 文件的指纹：浏览器手里的还是不是这一份，问一句就知道。
alter table attachment
  add column sha256 text,
  add constraint attachment_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint attachment_sha256_erased check (erased_at is null or sha256 is null);
comment on column attachment.sha256 is '所存文件的 SHA-256；老文件第一次被打开时补上，抹除后为空';

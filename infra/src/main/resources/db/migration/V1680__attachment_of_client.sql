-- 附件也可以由其他平台上传：上传人不一定是人员。
alter table attachment drop constraint attachment_uploader_fk;
comment on column attachment.uploader_id is '上传人的人员编号；其他平台上传的为接入方编号';

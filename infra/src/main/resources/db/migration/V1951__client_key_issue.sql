-- 发放密钥的请求重发时（连点两下、答复没有收到），按发放编号找到第一次发的那一把。
alter table client_key add column issue_id uuid;
comment on column client_key.issue_id is '发放编号：同一个请求重发时凭它找到这一把；登记时发的、升级以前发的为空';

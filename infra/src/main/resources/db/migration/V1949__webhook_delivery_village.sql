-- 推送的消息记下是哪个村的：送出之前再看一次，接入方现在还能不能知道。还没有结束的补上。
alter table webhook_delivery add column village_id uuid;
update webhook_delivery d set village_id = e.village_id
from event e where e.position = d.position and d.state <> 'delivered';
comment on column webhook_delivery.village_id is '村内部编号；升级以前送达的为空';

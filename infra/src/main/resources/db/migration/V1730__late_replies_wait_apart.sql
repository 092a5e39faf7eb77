-- 等着补发的回复不挡后面的来信：回复一条一条来，补发也一条一条来，两者互不等待。
create unique index account_inbox_one_answering on account_inbox (follower) where state = 'answering';
create unique index account_inbox_one_sending on account_inbox (follower) where state = 'sending';
drop index account_inbox_one_in_hand;
comment on column account_inbox.state is '状态：received 待处理，answering 处理中，answered 已回复或无需回复，late 待补发回复，sending 补发中，sent 已补发，unknown 补发结果不明，undeliverable 永远无法补发，parked 多次失败或已不能补发，搁置待处理';

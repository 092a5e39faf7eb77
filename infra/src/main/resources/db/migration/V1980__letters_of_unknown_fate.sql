-- 微信没有应答、不知道发出去没有的回复，也要有人看到：和搁置的来信列在一起，由人决定要不要重发。
drop index account_inbox_parked;
create index account_inbox_parked on account_inbox (id) where state in ('parked', 'undeliverable', 'unknown');

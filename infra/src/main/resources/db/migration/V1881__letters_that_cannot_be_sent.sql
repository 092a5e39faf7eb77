-- 永远发不出去的回复也要有人看到：和搁置的来信列在一起，改好以后可以重发。
drop index account_inbox_parked;
create index account_inbox_parked on account_inbox (id) where state in ('parked', 'undeliverable');

-- 计划生育政策的落实方案是事前的方案，定下来就公开；按年公开要等一年过完，就晚了。
update disclosure_item set frequency = 'event', due_days = 5 where code = 'B0201' and frequency = 'yearly';

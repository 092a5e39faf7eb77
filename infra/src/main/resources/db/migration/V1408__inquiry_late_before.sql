-- 有“到期告诉乡镇”之前就已经到期的咨询：算作告诉过，启用时不逐条催办。
update inquiry set escalated_at = now()
where status = 'waiting' and escalated_at is null and due_at < now();

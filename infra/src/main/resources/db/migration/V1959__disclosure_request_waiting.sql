-- 三务公开：要求公开一项、还在等的，公布以后按次序逐条答复。
create index disclosure_question_requests on disclosure_question (id) where disclosure_id is null and status = 'waiting';

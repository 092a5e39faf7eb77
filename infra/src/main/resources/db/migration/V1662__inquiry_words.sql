-- 咨询按字查：来往的话和录音转写，与诉求同样按字分开，前面带村的短码。
create function inquiry_said(messages jsonb) returns text
  language sql immutable parallel safe
  return (
    select coalesce(string_agg(said #>> '{}', chr(10)), '')
    from (
      select jsonb_path_query(messages, '$[*].text')
      union all
      select jsonb_path_query(messages, '$[*].transcripts[*].text')
    ) texts(said)
  );
create index inquiry_words on inquiry using gin (complaint_letters(village_id, inquiry_said(messages)));

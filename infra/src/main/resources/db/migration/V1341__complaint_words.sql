-- 诉求按字查：正文和录音转写里的每个字和相邻的两个字，前面带村的短码，按村分开。
create function complaint_letters(village uuid, said text) returns text[]
  language sql immutable parallel safe
  return (
    select coalesce(array_agg(distinct right(cast(village as text), 6) || part), '{}')
    from (
      select letter, letter || lead(letter) over (order by place) as pair
      from unnest(string_to_array(said, null)) with ordinality as letters(letter, place)
    ) written cross join lateral (values (letter), (pair)) parts(part)
    where part is not null
  );
create index complaint_words on complaint using gin (complaint_letters(village_id, text));
create index complaint_transcript_words on complaint_transcript using gin (complaint_letters(village_id, text));

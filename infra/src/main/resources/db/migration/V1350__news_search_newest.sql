-- 新闻检索：常见的词在最新的文章里就能找到，不必把全村含这个词的文章都取出来排序。
create index news_search_newest on news_search (village_id, published_at, article_id);

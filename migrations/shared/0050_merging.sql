-- Whose rows a request moves from one record to another: a merge takes all of them with it, also those whose words
-- whoever merges may not read, or nothing of them could be put back.
create function facet.move(people uuid[])
returns void language plpgsql as $$
begin
  execute format('set local facet.moving to %L', people::text);
end $$;

grant execute on function facet.move(uuid[]) to facet_app;

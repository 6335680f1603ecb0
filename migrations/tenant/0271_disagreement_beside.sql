-- Which passage she sees otherwise: the row that it stands in, and the page on which that opens. Her words stand beside it there.
alter table correction add column passage text check (passage ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$');

alter table correction add column opens_at text;

alter table correction add constraint correction_opens_passage check (opens_at is null or passage is not null);

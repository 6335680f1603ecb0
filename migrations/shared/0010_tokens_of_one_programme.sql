-- A program's token may act in one programme only; null: in all that its role reaches.
alter table facet.api_token add column programme text;

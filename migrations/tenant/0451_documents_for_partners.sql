-- The shares under which a partner organisation's workers read a document: each was agreed to and ends by itself, and with it
-- the document's being shown. Copied into every version, as who may see it is.
alter table document add column partner_share_ids uuid[] not null default '{}';

alter table document add constraint document_for_partners check (wall is null or partner_share_ids = '{}');

alter table document_version add column partner_share_ids uuid[] not null default '{}';

alter table document_version add constraint document_version_for_partners check (wall is null or partner_share_ids = '{}');

-- The shop: what an application of a team that uses Drillbook could look like.
begin;

create schema shop authorization shop;
alter database shop set search_path = shop, public;
set role shop;
set search_path = shop;

create table customers (
    id          bigint generated always as identity,
    email       text not null,
    name        text not null,
    profile     jsonb not null,
    created_at  timestamptz not null default now()
);

create table products (
    id          bigint generated always as identity,
    sku         text not null,
    name        text not null,
    description text not null,
    price_cents integer not null check (price_cents > 0),
    attributes  jsonb not null
);

create table orders (
    id          bigint generated always as identity,
    customer_id bigint not null,
    status      text not null check (status in ('new', 'paid', 'sent', 'returned')),
    note        text,
    created_at  timestamptz not null default now()
);

create table order_items (
    order_id    bigint not null,
    line        smallint not null,
    product_id  bigint not null,
    quantity    integer not null check (quantity > 0),
    price_cents integer not null
);

create sequence payment_number;
create table payments (
    id          bigint not null default nextval('payment_number'),
    order_id    bigint not null,
    paid_at     timestamptz not null default now(),
    cents       bigint not null,
    method      text not null,
    details     jsonb not null
) partition by range (paid_at);
alter sequence payment_number owned by payments.id;
create table payments_early partition of payments for values from (minvalue) to ('2025-07-01');
create table payments_late  partition of payments for values from ('2025-07-01') to ('2026-01-01');
create table payments_now   partition of payments default;

-- One row, made when everything else is there: a shop without it is half made.
create table generated (
    at          timestamptz not null default clock_timestamp(),
    scale       integer not null
);

commit;

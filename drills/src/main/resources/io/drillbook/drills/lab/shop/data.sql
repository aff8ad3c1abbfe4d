-- Fills the shop, before it has keys. The same scale gives the same rows: random() is seeded, and the moments are fixed.
-- :scale is about one MiB of tables and indexes.
\set ON_ERROR_STOP on
set role shop;
set search_path = shop;
set max_parallel_workers_per_gather = 0;
set synchronous_commit = off;
set work_mem = '64MB';
set maintenance_work_mem = '128MB';
select setseed(0.42) \g /dev/null

begin;

insert into customers (email, name, profile, created_at)
select 'customer' || n || '@shop.example',
       (array['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Radia', 'Alan', 'Frances'])[1 + (random() * 7)::int]
           || ' ' || initcap(substr(md5(n::text), 1, 8)),
       jsonb_build_object('city', (array['Lisbon', 'Oslo', 'Turin', 'Ghent', 'Riga'])[1 + (random() * 4)::int],
                          'newsletter', random() < 0.5, 'points', (random() * 5000)::int),
       timestamptz '2025-01-01' + n * interval '17 minutes'
from generate_series(1, 200 * :scale) n;

insert into products (sku, name, description, price_cents, attributes)
select 'SKU-' || lpad(n::text, 8, '0'),
       initcap(substr(md5('p' || n), 1, 10)),
       repeat(md5('d' || n) || ' ', 4 + (random() * 6)::int),
       100 + (random() * 20000)::int,
       jsonb_build_object('colour', (array['red', 'green', 'blue', 'grey'])[1 + (random() * 3)::int],
                          'weight', (random() * 3000)::int)
from generate_series(1, 20 * :scale) n;

insert into orders (customer_id, status, note, created_at)
select 1 + (random() * (200 * :scale - 1))::int,
       (array['new', 'paid', 'sent', 'sent', 'returned'])[1 + (random() * 4)::int],
       case when random() < 0.3 then 'leave at the door of ' || md5(n::text) end,
       timestamptz '2025-01-01' + n * interval '1 year' / (1950 * :scale)
from generate_series(1, 1950 * :scale) n;

insert into order_items (order_id, line, product_id, quantity, price_cents)
select n, line, 1 + (random() * (20 * :scale - 1))::int, 1 + (random() * 4)::int, 100 + (random() * 20000)::int
from generate_series(1, 1950 * :scale) n, generate_series(1, 2) line;

insert into payments (order_id, paid_at, cents, method, details)
select o.id, o.created_at + interval '5 minutes', 100 + (random() * 40000)::int,
       (array['card', 'transfer', 'voucher'])[1 + (random() * 2)::int],
       jsonb_build_object('reference', md5('r' || o.id), 'country', (array['PT', 'NO', 'IT', 'BE', 'LV'])[1 + (random() * 4)::int])
from orders o
order by o.id;

commit;

-- Keys and indexes, made over the rows at once: an order of magnitude cheaper than row by row.
-- :scale is noted last, so that a shop that says it is there has all of them.
set role shop;
set search_path = shop;
set maintenance_work_mem = '256MB';
set synchronous_commit = off;

begin;

alter table customers add primary key (id), add unique (email);
alter table products add primary key (id), add unique (sku);
create index products_attributes on products using gin (attributes);
alter table orders add primary key (id);
create index orders_customer on orders (customer_id);
create index orders_created_at on orders (created_at);
alter table order_items add primary key (order_id, line);
create index order_items_product on order_items (product_id);
alter table payments add primary key (id, paid_at);
create index payments_order on payments (order_id);

alter table orders add foreign key (customer_id) references customers;
alter table order_items add foreign key (order_id) references orders, add foreign key (product_id) references products;
alter table payments add foreign key (order_id) references orders;

insert into generated (scale) values (:scale);

commit;

vacuum (analyze) customers, products, orders, order_items, payments;

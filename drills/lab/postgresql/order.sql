\set customer random(1, :customers)
\set product random(1, :products)
\set quantity random(1, 5)
\set cents random(100, 20000)
begin;
insert into shop.orders (customer_id, status, note) values (:customer, 'new', 'from the load') returning id as number \gset
insert into shop.order_items (order_id, line, product_id, quantity, price_cents) values (:number, 1, :product, :quantity, :cents);
insert into shop.payments (order_id, cents, method, details) values (:number, :quantity * :cents, 'card', '{"reference": "load"}');
update shop.orders set status = 'paid' where id = :number;
commit;

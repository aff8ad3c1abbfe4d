package io.drillbook.drills.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections of the load, opened when needed; one that failed is thrown away. */
final class ShopConnections implements AutoCloseable {
    private static final String ORDER = """
            with placed as (
                insert into shop.orders (customer_id, status, note) values (1, 'paid', 'from the test load') returning id
            ), item as (
                insert into shop.order_items (order_id, line, product_id, quantity, price_cents)
                select id, 1, 1, 1, 100 from placed
            )
            insert into shop.payments (order_id, cents, method, details)
            select id, 100, 'card', '{"reference": "test load"}' from placed
            """;

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final String url;
    private final Properties properties = new Properties();

    ShopConnections(ShopTarget target) {
        url = "jdbc:postgresql://%s:%d/shop".formatted(target.address(), target.port());
        properties.setProperty("user", target.user());
        properties.setProperty("password", target.password());
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", target.ca().toString());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "4");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("ApplicationName", "shop-load");
    }

    /** Writes one order with its item and payment, in one transaction. */
    void order() throws SQLException {
        Connection found = idle.poll();
        Connection connection = found == null ? DriverManager.getConnection(url, properties) : found;
        try (PreparedStatement statement = connection.prepareStatement(ORDER)) {
            statement.executeUpdate();
        } catch (SQLException failed) {
            closeQuietly(connection);
            throw failed;
        }
        idle.push(connection);
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            closeQuietly(connection);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException ignored) {
            // It is thrown away because it is broken.
        }
    }
}

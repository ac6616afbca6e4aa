package dev.seatledger.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

/** The database behind the application under test, for what HTTP does not show. */
public final class Database {

    private Database() {}

    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                "jdbc:" + config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getOptionalValue("quarkus.datasource.password", String.class)
                        .orElse(""));
    }

    public static long queryLong(String sql) throws SQLException {
        return Long.parseLong(queryColumn(sql).get(0));
    }

    public static List<String> queryColumn(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
            return column;
        }
    }

    /** What is wrong with the books of a company; empty if they agree with themselves. */
    public static List<String> contradictionsOf(UUID companyId) throws SQLException {
        return queryColumn(Contradictions.SQL.replace(":company", "'" + companyId + "'"));
    }
}

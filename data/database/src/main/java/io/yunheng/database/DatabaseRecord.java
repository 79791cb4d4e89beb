/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was taken of a database: enough to check the files without it, and to compare another
 * database with it. docs/formats/rows.md has the format.
 *
 * @param product name and version that the server gave
 * @param consistent whether all was read at one moment
 * @param verified whether this engine was tried with a live service
 * @param notTaken tables of which there is no file, and what is neither a table nor defined
 * @param definitions of all that can be made again by SQL, in the order in which it can be run
 */
public record DatabaseRecord(
    String engine,
    String product,
    String address,
    boolean consistent,
    boolean complete,
    boolean verified,
    List<RecordedTable> tables,
    List<NotTaken> notTaken,
    List<Definition> definitions) {
  /** Of the format. */
  static final String FORMAT = "yunheng-database/1";

  private static final int MOST_BYTES = 1 << 26;
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9%_~-][A-Za-z0-9%._~-]{0,250}");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(10).build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A table and its file.
   *
   * @param rowSet digest of the rows, in hexadecimal
   */
  public record RecordedTable(
      TableName name,
      String file,
      long rows,
      String rowSet,
      List<RecordedColumn> columns,
      List<String> key,
      boolean primary,
      boolean consistent) {
    public RecordedTable {
      columns = List.copyOf(columns);
      key = List.copyOf(key);
    }
  }

  /**
   * Something of which there is no file.
   *
   * @param detail what the database said, or what kind of thing it is
   */
  public record NotTaken(TableName name, UncomparedReason reason, String detail) {}

  public DatabaseRecord {
    tables = List.copyOf(tables);
    notTaken = List.copyOf(notTaken);
    definitions = List.copyOf(definitions);
  }

  /** As JSON in UTF-8. */
  public byte[] toJson() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT)
        .put("engine", engine)
        .put("product", product)
        .put("address", address)
        .put("consistent", consistent)
        .put("complete", complete)
        .put("verified", verified);
    ArrayNode all = root.putArray("tables");
    for (RecordedTable table : tables) {
      ObjectNode one = all.addObject();
      one.put("schema", table.name().schema())
          .put("name", table.name().table())
          .put("file", table.file())
          .put("rows", table.rows())
          .put("rowSet", table.rowSet())
          .put("primary", table.primary())
          .put("consistent", table.consistent());
      ArrayNode key = one.putArray("key");
      table.key().forEach(key::add);
      ArrayNode columns = one.putArray("columns");
      for (RecordedColumn column : table.columns()) {
        columns
            .addObject()
            .put("name", column.name())
            .put("type", column.type())
            .put("form", column.form().code())
            .put("length", column.length())
            .put("scale", column.scale())
            .put("unsigned", column.unsigned())
            .put("nullable", column.nullable())
            .put("collation", column.collation())
            .put("foldsCase", column.foldsCase());
      }
    }
    ArrayNode without = root.putArray("notTaken");
    for (NotTaken one : notTaken) {
      without
          .addObject()
          .put("schema", one.name().schema())
          .put("name", one.name().table())
          .put("reason", one.reason().code())
          .put("detail", one.detail());
    }
    ArrayNode made = root.putArray("definitions");
    for (Definition one : definitions) {
      made.addObject()
          .put("stage", one.stage().code())
          .put("kind", one.kind())
          .put("schema", one.name().schema())
          .put("name", one.name().table())
          .put("body", one.body())
          .put("sql", one.sql());
    }
    return JSON.writeValueAsBytes(root);
  }

  /**
   * Reads a record.
   *
   * @param file its name for messages
   * @throws FaultException if it is none
   */
  public static DatabaseRecord read(byte[] json, String file) {
    if (json.length > MOST_BYTES) {
      throw FaultException.of(
          FaultCode.FILE_TOO_LARGE, "file", file, "limit", Integer.toString(MOST_BYTES));
    }
    try {
      JsonNode root = JSON.readTree(json);
      need(root.path("format").asString("").equals(FORMAT), "format");
      List<RecordedTable> tables = new ArrayList<>();
      for (JsonNode one : list(root, "tables")) {
        tables.add(table(one));
      }
      List<NotTaken> without = new ArrayList<>();
      for (JsonNode one : list(root, "notTaken")) {
        without.add(
            new NotTaken(
                name(one), word(one, "reason", UncomparedReason.class), text(one, "detail")));
      }
      List<Definition> definitions = new ArrayList<>();
      for (JsonNode one : root.path("definitions")) {
        definitions.add(
            new Definition(
                word(one, "stage", Definition.Stage.class),
                text(one, "kind"),
                name(one),
                flag(one, "body"),
                text(one, "sql")));
      }
      return new DatabaseRecord(
          text(root, "engine"),
          text(root, "product"),
          text(root, "address"),
          flag(root, "consistent"),
          flag(root, "complete"),
          flag(root, "verified"),
          tables,
          without,
          definitions);
    } catch (JacksonException e) {
      throw FaultException.of(
          FaultCode.DATABASE_RECORD_INVALID, "file", file, "problem", SqlFailure.line(e));
    } catch (CellFormException e) {
      throw FaultException.of(
          FaultCode.DATABASE_RECORD_INVALID,
          "file",
          file,
          "problem",
          String.valueOf(e.getMessage()));
    }
  }

  /**
   * What makes the database again before or after its rows are there, as a file for its client
   * program.
   */
  public String script(Definition.Stage stage) {
    StringBuilder sql = new StringBuilder();
    boolean mariadb = engine.equals(Engine.MARIADB.code());
    sql.append(
        mariadb
            ? "SET NAMES utf8mb4;\nSET FOREIGN_KEY_CHECKS = 0;\n"
            : "SET client_encoding = 'UTF8';\nSET check_function_bodies = off;\n");
    String schema = "";
    for (Definition one : definitions) {
      if (one.stage() == stage) {
        if (mariadb && !schema.equals(one.name().schema())) {
          schema = one.name().schema();
          sql.append("USE ").append(SqlText.quoted(schema, "`")).append(";\n");
        }
        boolean delimited = mariadb && one.body();
        sql.append(delimited ? "DELIMITER $$\n" : "")
            .append(one.sql())
            .append(delimited ? "$$\nDELIMITER ;\n" : ";\n");
      }
    }
    return sql.toString();
  }

  private static RecordedTable table(JsonNode one) {
    List<RecordedColumn> columns = new ArrayList<>();
    for (JsonNode column : list(one, "columns")) {
      columns.add(
          new RecordedColumn(
              text(column, "name"),
              text(column, "type"),
              word(column, "form", ValueFamily.class),
              number(column, "length"),
              Math.toIntExact(Math.min(number(column, "scale"), 1 << 20)),
              flag(column, "unsigned"),
              flag(column, "nullable"),
              text(column, "collation"),
              flag(column, "foldsCase")));
    }
    List<String> key = new ArrayList<>();
    for (JsonNode part : list(one, "key")) {
      need(part.isString(), "key");
      key.add(part.asString());
    }
    String file = text(one, "file");
    need(FILE.matcher(file).matches(), "file");
    String digest = text(one, "rowSet");
    need(DIGEST.matcher(digest).matches(), "rowSet");
    long rows = number(one, "rows");
    need(rows >= 0, "rows");
    return new RecordedTable(
        name(one), file, rows, digest, columns, key, flag(one, "primary"), flag(one, "consistent"));
  }

  private static void need(boolean holds, String member) {
    if (!holds) {
      throw new CellFormException(member);
    }
  }

  private static JsonNode list(JsonNode node, String member) {
    need(node.path(member).isArray(), member);
    return node.path(member);
  }

  private static TableName name(JsonNode node) {
    return new TableName(text(node, "schema"), text(node, "name"));
  }

  private static String text(JsonNode node, String member) {
    need(node.path(member).isString(), member);
    return node.path(member).asString();
  }

  private static boolean flag(JsonNode node, String member) {
    need(node.path(member).isBoolean(), member);
    return node.path(member).asBoolean();
  }

  private static long number(JsonNode node, String member) {
    need(node.path(member).isIntegralNumber() && node.path(member).canConvertToLong(), member);
    return node.path(member).asLong();
  }

  private static <E extends Enum<E> & Word> E word(JsonNode node, String member, Class<E> type) {
    return Word.of(type, text(node, member)).orElseThrow(() -> new CellFormException(member));
  }
}

/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** How a PostgreSQL database is made, in its own words where it has any. */
final class PostgresDefinitions {
  /** Names of schemas that are the user's; objects of extensions come with the extension. */
  private static final String OURS =
      " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM"
          + " pg_depend e WHERE e.deptype = 'e' AND e.objid = ";

  private static final String SCHEMAS =
      """
      SELECT 'schema', n.nspname, n.nspname, 'CREATE SCHEMA IF NOT EXISTS ' || quote_ident(n.nspname)
      FROM pg_namespace n WHERE n.nspname <> 'public' AND\
      """
          + OURS
          + "n.oid) ORDER BY n.nspname";
  private static final String EXTENSIONS =
      """
      SELECT 'extension', n.nspname, x.extname,
             'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(x.extname) || ' WITH SCHEMA '
             || quote_ident(n.nspname)
      FROM pg_extension x JOIN pg_namespace n ON n.oid = x.extnamespace
      WHERE x.extname <> 'plpgsql' ORDER BY x.extname\
      """;

  /** Columns of a relation, as they stand in parentheses. */
  private static final String COLUMNS =
      """
      (SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
         || CASE WHEN a.attcollation <> t.typcollation
              THEN ' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
              ELSE '' END
         || CASE WHEN a.attidentity <> '' THEN ' GENERATED '
                   || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END
                   || ' AS IDENTITY'
                 WHEN a.attgenerated = 's'
                   THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                 WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
                 ELSE '' END
         || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
       LEFT JOIN pg_collation l ON l.oid = a.attcollation
       LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attislocal)\
      """;

  /** What comes before rows, in the order in which it was made. */
  private static final String BEFORE =
      """
      SELECT kind, nspname, name, sql FROM (
        SELECT t.oid, 'type' AS kind, n.nspname, t.typname AS name,
               'CREATE TYPE ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
               || ' AS ENUM (' || coalesce((SELECT string_agg(quote_literal(v.enumlabel), ', '
                   ORDER BY v.enumsortorder) FROM pg_enum v WHERE v.enumtypid = t.oid), '') || ')'
               AS sql
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typtype = 'e' AND$ours t.oid)
        UNION ALL
        SELECT t.oid, 'domain', n.nspname, t.typname,
               'CREATE DOMAIN ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname) || ' AS '
               || format_type(t.typbasetype, t.typtypmod)
               || CASE WHEN t.typdefault IS NULL THEN '' ELSE ' DEFAULT ' || t.typdefault END
               || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
               || coalesce((SELECT string_agg(' CONSTRAINT ' || quote_ident(k.conname) || ' '
                   || pg_get_constraintdef(k.oid), '' ORDER BY k.conname) FROM pg_constraint k
                   WHERE k.contypid = t.oid AND k.contype = 'c'), '')
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE t.typtype = 'd' AND$ours t.oid)
        UNION ALL
        SELECT t.oid, 'type', n.nspname, t.typname,
               'CREATE TYPE ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
               || ' AS RANGE (SUBTYPE = ' || format_type(r.rngsubtype, NULL) || ')'
        FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid
        JOIN pg_namespace n ON n.oid = t.typnamespace WHERE$ours t.oid)
        UNION ALL
        SELECT c.oid, 'type', n.nspname, c.relname,
               'CREATE TYPE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
               || ' AS (' || coalesce($columns, '') || ')'
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'c' AND$ours c.oid)
        UNION ALL
        SELECT c.oid, 'sequence', n.nspname, c.relname,
               'CREATE SEQUENCE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
               || ' AS ' || format_type(s.seqtypid, NULL) || ' INCREMENT BY ' || s.seqincrement
               || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax || ' START WITH '
               || s.seqstart || ' CACHE ' || s.seqcache
               || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE NOT EXISTS (SELECT FROM pg_depend i WHERE i.objid = c.oid AND i.deptype = 'i')
          AND$ours c.oid)
        UNION ALL
        SELECT p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, n.nspname,
               p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
               rtrim(pg_get_functiondef(p.oid), E'\\n')
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p', 'w') AND$ours p.oid)
        UNION ALL
        SELECT c.oid, 'table', n.nspname, c.relname,
               'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE '
               || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
               || CASE WHEN c.relispartition THEN ' PARTITION OF '
                    || (SELECT i.inhparent::regclass FROM pg_inherits i WHERE i.inhrelid = c.oid)
                    || ' ' || pg_get_expr(c.relpartbound, c.oid)
                  ELSE ' (' || coalesce($columns, '') || ')'
                    || coalesce((SELECT ' INHERITS (' || string_agg(i.inhparent::regclass::text,
                         ', ' ORDER BY i.inhseqno) || ')' FROM pg_inherits i
                         WHERE i.inhrelid = c.oid), '') END
               || CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid)
                  ELSE '' END
               || coalesce((SELECT string_agg(E';\\nCOMMENT ON '
                    || CASE o.objsubid WHEN 0 THEN 'TABLE ' ELSE 'COLUMN ' END
                    || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                    || coalesce('.' || quote_ident(a.attname), '') || ' IS '
                    || quote_literal(o.description), '' ORDER BY o.objsubid)
                    FROM pg_description o LEFT JOIN pg_attribute a
                      ON a.attrelid = o.objoid AND a.attnum = o.objsubid AND o.objsubid > 0
                    WHERE o.objoid = c.oid AND o.classoid = 'pg_class'::regclass), '')
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND$ours c.oid)
      ) made ORDER BY oid\
      """
          .replace("$columns", COLUMNS)
          .replace("$ours", OURS);

  /** Where counting goes on; identities count by sequences of their own. */
  private static final String COUNTED =
      """
      SELECT 'sequence value', n.nspname, c.relname,
             'SELECT pg_catalog.setval(' || quote_literal(quote_ident(n.nspname) || '.'
             || quote_ident(c.relname)) || ', ' || q.last_value || ')'
      FROM pg_sequences q JOIN pg_namespace n ON n.nspname = q.schemaname
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = q.sequencename
      WHERE q.last_value IS NOT NULL AND\
      """
          + OURS
          + "c.oid) ORDER BY 2, 3";

  private static final String CONSTRAINTS =
      """
      SELECT 'constraint', n.nspname, c.relname || '.' || k.conname,
             'ALTER TABLE ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
             || ' ADD CONSTRAINT ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND k.conparentid = 0 AND k.coninhcount = 0 AND\
      """
          + OURS
          + "c.oid) ORDER BY k.contype = 'f', k.contype <> 'p', k.oid";
  private static final String INDEXES =
      """
      SELECT 'index', n.nspname, x.relname, pg_get_indexdef(i.indexrelid)
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
      JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT x.relispartition AND NOT EXISTS
        (SELECT FROM pg_constraint k WHERE k.conindid = x.oid AND k.contype IN ('p', 'u', 'x')) AND\
      """
          + OURS
          + "c.oid) ORDER BY x.oid";
  private static final String VIEWS =
      """
      SELECT CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, n.nspname, c.relname,
             'CREATE ' || CASE c.relkind WHEN 'v' THEN '' ELSE 'MATERIALIZED ' END || 'VIEW '
             || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || E' AS\\n'
             || rtrim(pg_get_viewdef(c.oid), E';\\n ')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm') AND\
      """
          + OURS
          + "c.oid) ORDER BY c.oid";
  private static final String TRIGGERS =
      """
      SELECT 'trigger', n.nspname, c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid)
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND\
      """
          + OURS
          + "c.oid) ORDER BY t.oid";

  /** What nothing is made of here. */
  private static final String WITHOUT =
      """
      SELECT n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
             'aggregate'
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prokind = 'a' AND$ours p.oid)
      UNION ALL
      SELECT n.nspname, c.relname || '.' || r.rulename, 'rule'
      FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND$ours c.oid)
      UNION ALL
      SELECT n.nspname, c.relname || '.' || o.polname, 'policy'
      FROM pg_policy o JOIN pg_class c ON c.oid = o.polrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace WHERE$ours c.oid)
      UNION ALL
      SELECT n.nspname, o.oprname, 'operator'
      FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE$ours o.oid)
      UNION ALL
      SELECT '', e.evtname, 'event trigger' FROM pg_event_trigger e
      ORDER BY 1, 2\
      """
          .replace("$ours", OURS);

  private final DatabaseSession session;
  private final DatabaseLogin login;
  private final List<Definition> made = new ArrayList<>();
  private final List<DatabaseRecord.NotTaken> without = new ArrayList<>();

  PostgresDefinitions(DatabaseSession session, DatabaseLogin login) {
    this.session = session;
    this.login = login;
  }

  Definitions read() {
    add(Definition.Stage.BEFORE, "schema", SCHEMAS);
    add(Definition.Stage.BEFORE, "extension", EXTENSIONS);
    add(Definition.Stage.BEFORE, "table", BEFORE);
    add(Definition.Stage.AFTER, "sequence", COUNTED);
    add(Definition.Stage.AFTER, "constraint", CONSTRAINTS);
    add(Definition.Stage.AFTER, "index", INDEXES);
    add(Definition.Stage.AFTER, "view", VIEWS);
    add(Definition.Stage.AFTER, "trigger", TRIGGERS);
    try {
      for (List<String> row : session.query(WITHOUT)) {
        without(new TableName(row.get(0), row.get(1)), UncomparedReason.NOT_A_TABLE, row.get(2));
      }
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      without(new TableName("", "*"), failure.reason(), failure.detail());
    }
    return new Definitions(made, without);
  }

  private void add(Definition.Stage stage, String what, String sql) {
    try {
      for (List<String> row : session.query(sql)) {
        TableName name = new TableName(row.get(1), row.get(2));
        if (login.schemas().isEmpty() || login.schemas().contains(name.schema())) {
          made.add(new Definition(stage, row.getFirst(), name, false, row.get(3)));
        }
      }
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      without(new TableName("", what + " *"), failure.reason(), failure.detail());
    }
  }

  private void without(TableName name, UncomparedReason reason, String detail) {
    if (login.schemas().isEmpty() || login.schemas().contains(name.schema())) {
      without.add(new DatabaseRecord.NotTaken(name, reason, detail));
    }
  }
}

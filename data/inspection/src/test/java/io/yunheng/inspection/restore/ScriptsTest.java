/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Scripts come apart into the statements that a server would see, and into nothing else. */
class ScriptsTest {
  private static final int LONGEST = 1 << 16;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> all(SqlScript script) throws IOException {
    List<String> all = new ArrayList<>();
    for (Optional<SqlScript.Sql> next = script.next(); next.isPresent(); next = script.next()) {
      all.add(next.get().line() + " " + next.get().text());
    }
    return all;
  }

  private static List<String> postgres(String text) throws IOException {
    return all(new PostgresScript(new ByteArrayInputStream(bytes(text)), LONGEST));
  }

  private static List<String> mariadb(String text) throws IOException {
    return all(new MariadbScript(new ByteArrayInputStream(bytes(text)), LONGEST));
  }

  private static DeepCode stop(String text) {
    List<DeepCode> codes = new ArrayList<>();
    assertThatThrownBy(() -> postgres(text))
        .isInstanceOfSatisfying(InspectionStopException.class, stop -> codes.add(stop.code()));
    return codes.getFirst();
  }

  @Test
  void postgresQuotesHideSemicolons() throws IOException {
    String quotes =
        """
        -- a;
        SELECT ';', E'\\';', ";", $$;$$, $f$ $$; $f$; /* ; /* ; */ */
        SELECT $1;
        """;
    assertThat(postgres(quotes))
        .containsExactly("2 SELECT ';', E'\\';', \";\", $$;$$, $f$ $$; $f$", "3 SELECT $1");
    assertThat(postgres("SELECT 'a\\';\nCREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2);"))
        .hasSize(2);
    assertThat(
            postgres(
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE"
                    + " WHEN true THEN 1 ELSE 2 END; SELECT 3; END;\nBEGIN;\nSELECT 1;"))
        .hasSize(3);
  }

  @Test
  void postgresCommandsOfTheClientAreNotRun() throws IOException {
    assertThat(postgres("\\restrict abc\nSELECT 1;\n\\unrestrict abc\n")).hasSize(1);
    assertThat(stop("\\! id\n")).isEqualTo(DeepCode.RESTORE_FORM);
    assertThat(stop("SELECT 1 \\gexec\n")).isEqualTo(DeepCode.RESTORE_FORM);
    assertThat(stop("\\connect other\n")).isEqualTo(DeepCode.RESTORE_FORM);
    assertThat(stop("SELECT 'cut")).isEqualTo(DeepCode.TRUNCATED);
    assertThat(stop("SELECT '" + "x".repeat(LONGEST) + "';")).isEqualTo(DeepCode.LIMIT_MEMORY);
  }

  @Test
  void dataOfACopyEndsWhereItsEndStands() throws IOException {
    String rows = "1\t\\\\.\n2\tx\\.\n" + "y".repeat(9_000) + "\n";
    PostgresScript script =
        new PostgresScript(
            new ByteArrayInputStream(bytes("COPY t FROM stdin;\n" + rows + "\\.\n\nSELECT 1;\n")),
            LONGEST);
    assertThat(script.next().orElseThrow().text()).isEqualTo("COPY t FROM stdin");
    script.rest();
    StringBuilder read = new StringBuilder();
    byte[] piece = new byte[4_097];
    for (int count = script.data(piece); count >= 0; count = script.data(piece)) {
      read.append(new String(piece, 0, count, StandardCharsets.UTF_8));
    }
    assertThat(read.toString()).isEqualTo(rows);
    assertThat(script.next().orElseThrow().text()).isEqualTo("SELECT 1");
  }

  @Test
  void mariadbDelimitersCodeInCommentsAndBytesAreKept() throws IOException {
    String dump =
        """
        -- x;
        # y;
        /*M!999999\\- enable the sandbox mode */
        /*!40101 SET NAMES utf8mb4 */;
        DELIMITER ;;
        /*!50003 CREATE TRIGGER t BEGIN a; b; END */;;
        DELIMITER ;
        INSERT INTO `a;b` VALUES ('\\';',"'");
        """;
    assertThat(mariadb(dump))
        .containsExactly(
            "4 /*!40101 SET NAMES utf8mb4 */",
            "6 /*!50003 CREATE TRIGGER t BEGIN a; b; END */",
            "8 INSERT INTO `a;b` VALUES ('\\';',\"'\")");
    byte[] raw =
        "INSERT INTO t VALUES (_binary '\u0080\\0''\\n','é');\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(all(new MariadbScript(new ByteArrayInputStream(raw), LONGEST)))
        .containsExactly("1 INSERT INTO t VALUES (_binary x'8000270a',x'e9')");
    assertThatThrownBy(() -> mariadb("\\! id\n")).isInstanceOf(InspectionStopException.class);
    assertThatThrownBy(() -> mariadb("INSERT INTO t VALUES ('cut"))
        .isInstanceOf(InspectionStopException.class);
  }

  @Test
  void otherEncodingsBecomeUtf8AndWhatIsNoneIsTold() throws IOException {
    String text = "移交😀".repeat(5_000);
    Charset charset = Charset.forName("GB18030");
    try (TranscodingStream in =
        new TranscodingStream(new ByteArrayInputStream(text.getBytes(charset)), charset)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
    }
    byte[] wrong = {'a', (byte) 0xff, (byte) 0xff};
    try (TranscodingStream in = new TranscodingStream(new ByteArrayInputStream(wrong), charset)) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(java.nio.charset.CharacterCodingException.class);
    }
  }
}

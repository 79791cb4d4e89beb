/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.Word;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  private static final int ROUNDS = 5_000;
  private final long seed = Long.getLong("yunheng.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private static ValueFamily family(String code) {
    return Word.of(ValueFamily.class, code).orElseThrow();
  }

  private static String form(CellDecoder decoder, byte[] value) {
    Cells cells = new Cells();
    byte[] shifted = new byte[value.length + 5];
    System.arraycopy(value, 0, shifted, 3, value.length);
    cells.beginCell();
    decoder.decode(shifted, 3, value.length, cells);
    cells.endCell();
    return new String(
        cells.data(), cells.start(0), cells.end(0) - cells.start(0), StandardCharsets.UTF_8);
  }

  private static String form(ValueFamily family, String value) {
    return form(TextCells.of(family), value.getBytes(StandardCharsets.UTF_8));
  }

  private static String as(ValueFamily from, ValueFamily as, String value) {
    CellDecoder decoder =
        Conversions.of(from, as, Optional.of(ZoneId.of("Asia/Shanghai"))).orElseThrow();
    return form(decoder, value.getBytes(StandardCharsets.UTF_8));
  }

  private static TableColumn column(String base, ValueFamily family) {
    return new TableColumn(
        "c",
        base,
        base,
        family,
        ValueFamily.NONE,
        -1,
        -1,
        false,
        true,
        "",
        false,
        true,
        Optional.empty());
  }

  private static String postgres(String base, ValueFamily family, byte[] value) {
    return form(PostgresCells.of(column(base, family)), value);
  }

  @ParameterizedTest
  @CsvSource({
    "decimal,0,0",
    "decimal,-0.00,0",
    "decimal,00012.3400,12.34",
    "decimal,.5,0.5",
    "decimal,-.50,-0.5",
    "decimal,5.,5",
    "decimal,1E+3,1000",
    "decimal,1.20e-3,0.0012",
    "decimal,NaN,NaN",
    "integer,00042,42",
    "integer,+7,7",
    "double,0.1,1E-1",
    "double,-0.0,0",
    "double,5e-324,5E-324",
    "double,9.9e-324,1E-323",
    "double,123456789,1.23456789E8",
    "single,0.1,1E-1",
    "single,16777216,1.6777216E7",
    "double,2E23,2E23",
    "double,Infinity,Infinity",
    "boolean,t,true",
    "boolean,0,false",
    "padded,'ab  ',ab",
    "date,2024-02-29,2024-02-29",
    "date,0000-00-00,0000-00-00",
    "time,-838:59:59.100000,-838:59:59.1",
    "time,1:02:03,01:02:03",
    "time,-00:00:00,00:00:00",
    "datetime,2024-01-01 00:00:00.120000,2024-01-01T00:00:00.12",
    "datetime,0000-00-00 00:00:00,0000-00-00T00:00:00",
    "instant,2024-01-01 00:00:00,2024-01-01T00:00:00Z",
    "uuid,{A0EEBC999C0B4EF8BB6D6BB9BD380A11},a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    "network,2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1",
    "network,::,::",
    "network,10.0.0.1/8,10.0.0.1/8",
    "network,10.0.0.1/32,10.0.0.1",
    "network,::ffff:1.2.3.4,::ffff:102:304",
    "network,1:0:0:2:0:0:0:3/64,1:0:0:2::3/64",
    "hardware,08-00-2B-01-02-03,08:00:2b:01:02:03",
    "set,'b,a,汉','a,b,汉'",
    "bits,0010,0010"
  })
  void textBecomesTheForm(String family, String text, String form) {
    assertThat(form(family(family), text)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource({
    "integer,x",
    "decimal,''",
    "decimal,-",
    "decimal,1e999999999",
    "date,yesterday",
    "time,12",
    "uuid,12",
    "network,1.2.3",
    "network,1.2.3.256",
    "network,1::2::3",
    "network,fe80::1%eth0",
    "network,10.0.0.0/33",
    "boolean,2",
    "bits,012",
    "hardware,08:00"
  })
  void whatIsNoValueIsRefused(String family, String text) {
    ValueFamily of = family(family);
    assertThatThrownBy(() -> form(of, text)).isInstanceOf(CellFormException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"b\":1.0,\"a\":[1e2, null ,true]}|{\"a\":[100,null,true],\"b\":1}",
        "{\"a\":1,\"a\":2}|{\"a\":2}",
        "\"\\u0041\\/\\n\\ud83d\\ude00\"|\"A/\\u000a😀\"",
        "1E400|1E400",
        "-0.0|0",
        "{\"汉\":1,\"z\":2}|{\"z\":2,\"汉\":1}",
        "[1,]|[1,]",
        "1 2|1 2",
        "{\"a\"|{\"a\"",
        "[1e1000000000]|[1E1000000000]"
      })
  void jsonThatMeansTheSameIsTheSame(String text, String form) {
    assertThat(form(ValueFamily.JSON, text)).isEqualTo(form);
    assertThat(form(ValueFamily.JSON, form)).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource({
    "integer,boolean,1,true",
    "integer,boolean,2,2",
    "bits,boolean,0,false",
    "double,single,1.0000000149011612E-1,1E-1",
    "text,padded,'a ',a",
    "text,uuid,A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
    "text,uuid,none,none",
    "text,network,::0,::",
    "text,network,host,host",
    "date,datetime,2024-01-01,2024-01-01T00:00:00",
    "datetime,instant,2024-01-01T00:00:00.5,2023-12-31T16:00:00.5Z",
    "datetime,instant,0000-00-00T00:00:00,0000-00-00T00:00:00Z?",
    "text,set,'b,a','a,b'"
  })
  void formsArePassedIntoOthers(String from, String to, String text, String form) {
    assertThat(as(family(from), family(to), text)).isEqualTo(form);
  }

  @Test
  void decimalsOfBothEnginesHaveOneForm() {
    for (int i = 0; i < ROUNDS; i++) {
      BigDecimal number =
          new BigDecimal(new BigInteger(random.nextInt(1, 200), random), random.nextInt(-20, 40));
      if (random.nextBoolean()) {
        number = number.negate();
      }
      String plain = number.toPlainString();
      String expected = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      assertThat(form(ValueFamily.DECIMAL, plain)).as("seed %s", seed).isEqualTo(expected);
      assertThat(postgres("numeric", ValueFamily.DECIMAL, numeric(number)))
          .as("seed %s", seed)
          .isEqualTo(expected);
    }
  }

  /** As PostgreSQL sends it: groups of four digits. */
  private static byte[] numeric(BigDecimal number) {
    int scale =
        Math.floorMod(-number.scale(), 4) == 0
            ? number.scale()
            : number.scale() + 4 - Math.floorMod(number.scale(), 4);
    BigInteger units = number.setScale(scale).unscaledValue().abs();
    String digits = units.toString();
    digits = "0".repeat(Math.floorMod(-digits.length(), 4)) + digits;
    int count = units.signum() == 0 ? 0 : digits.length() / 4;
    ByteBuffer out = ByteBuffer.allocate(8 + 2 * count);
    out.putShort((short) count).putShort((short) (count - 1 - scale / 4));
    out.putShort((short) (number.signum() < 0 ? 0x4000 : 0)).putShort((short) Math.max(0, scale));
    for (int i = 0; i < count; i++) {
      out.putShort(Short.parseShort(digits.substring(4 * i, 4 * i + 4)));
    }
    return out.array();
  }

  @Test
  void momentsAreThoseOfTheCalendar() {
    LocalDateTime epoch = LocalDateTime.of(2000, 1, 1, 0, 0);
    for (int i = 0; i < ROUNDS; i++) {
      long micros = random.nextLong(-60_000_000_000_000_000L, 250_000_000_000_000_000L);
      LocalDateTime moment = epoch.plus(micros, ChronoUnit.MICROS);
      String text =
          postgres(
              "timestamp", ValueFamily.DATETIME, ByteBuffer.allocate(8).putLong(micros).array());
      assertThat(LocalDateTime.parse(text)).as("seed %s", seed).isEqualTo(moment);
      int day = random.nextInt(-1_000_000, 2_000_000);
      String date = postgres("date", ValueFamily.DATE, ByteBuffer.allocate(4).putInt(day).array());
      assertThat(LocalDate.parse(date)).isEqualTo(LocalDate.of(2000, 1, 1).plusDays(day));
    }
    assertThat(
            postgres(
                "date", ValueFamily.DATE, ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array()))
        .isEqualTo("infinity");
  }

  @Test
  void floatsComeBackFromTheirForm() {
    for (int i = 0; i < ROUNDS; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      String text =
          postgres("float8", ValueFamily.DOUBLE, ByteBuffer.allocate(8).putDouble(value).array());
      if (!Double.isNaN(value)) {
        assertThat(Double.parseDouble(text)).as("seed %s", seed).isEqualTo(value);
        assertThat(form(ValueFamily.DOUBLE, text)).isEqualTo(text);
      }
      float single = Float.intBitsToFloat(random.nextInt());
      String shorter =
          postgres("float4", ValueFamily.SINGLE, ByteBuffer.allocate(4).putFloat(single).array());
      if (!Float.isNaN(single)) {
        assertThat(Float.parseFloat(shorter)).as("seed %s", seed).isEqualTo(single);
        assertThat(as(ValueFamily.DOUBLE, ValueFamily.SINGLE, Double.toString(single)))
            .isEqualTo(shorter);
      }
    }
  }

  @Test
  void noiseIsReadOrRefusedButNothingElse() {
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      for (ValueFamily family : ValueFamily.values()) {
        boolean known = family != ValueFamily.NONE && family != ValueFamily.SET;
        String base = family == ValueFamily.JSON ? "jsonb" : "int4";
        TableColumn column =
            new TableColumn(
                "c",
                base,
                base,
                family,
                ValueFamily.INTEGER,
                -1,
                -1,
                false,
                true,
                "",
                false,
                false,
                Optional.empty());
        if (known) {
          try {
            assertThat(form(PostgresCells.of(column), noise)).isNotNull();
          } catch (CellFormException _) {
            refused++;
          }
        }
      }
    }
    assertThat(refused).as("seed %s", seed).isGreaterThan(ROUNDS);
  }
}

/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.KindLabels;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudCodesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          extension:fwaas_v2 | 防火墙扩展（fwaas_v2）
          extension:other | 网络服务扩展（other）
          service:database | 数据库服务（Trove）
          service:cinder-backup | 卷备份服务（Cinder）
          compute:RegionOne | 计算服务（Nova）在地域RegionOne的地址
          neutron:context_is_admin | 以管理员身份查看全部网络的权限（neutron:context_is_admin）
          identity:list_users | 查看全部用户的权限（identity:list_users）
          identity:list_others | 认证服务的权限（identity:list_others）
          swift:operator_roles@t1 | 对象存储的操作员角色（swift:operator_roles），租户财政
          some:rule | 云平台的权限或数据项（some:rule）
          0123456789abcdef0123456789abcdef | 0123456789abcdef0123456789abcdef
          documents/a.txt | documents/a.txt
          report.pdf | report.pdf
          checksum | checksum
          """)
  void codesHaveANameWithTheCodeBehindIt(String code, String said) {
    GapWords gaps =
        new GapWords(Words.in(Language.ZH), KindLabels.load(), id -> id.equals("t1") ? "财政" : id);
    assertThat(gaps.need(code)).isEqualTo(said);
  }

  @Test
  void whatVerifiesImagesCanBeDoneOnAPageToo() {
    assertThat(GapWords.in(Language.ZH).need("--verify-images")).contains("在平台上填写“核实镜像数”");
    assertThat(GapWords.in(Language.EN).need("--verify-images")).contains("on the platform");
    assertThat(GapWords.in(Language.ZH).reason("http-502")).isEqualTo("请求失败（HTTP 502）");
  }

  @Test
  void allThatIsWrongWithAFileOfNamesIsTold() {
    String text = "codes: [{code: a, name: {zh: 甲, en: a}}, {code: a, name: {zh: 甲}}]";
    assertThatThrownBy(
            () -> CloudCodes.read(text.getBytes(StandardCharsets.UTF_8), "cloud-codes.yaml"))
        .isInstanceOf(FaultException.class);
  }
}

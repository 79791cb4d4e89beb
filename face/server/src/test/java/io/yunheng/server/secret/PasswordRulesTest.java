/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules(12, 5, Optional.empty());

  @Test
  void aLongPhraseIsTakenWhateverItsCharacters() {
    assertThat(flaw("four small grey boats")).isEmpty();
    assertThat(flaw("四条灰色小船停在码头旁边啊")).isEmpty();
  }

  @Test
  void shortLongAndMonotonousOnesAreNot() {
    assertThat(flaw("Zx9!kk#pQ2w")).contains(PasswordFlaw.SHORT);
    assertThat(flaw("ab cd ".repeat(40))).contains(PasswordFlaw.LONG);
    assertThat(flaw("abababababababab")).contains(PasswordFlaw.ONE_CHARACTER);
  }

  @Test
  void whatEverybodyTriesIsNot() {
    assertThat(flaw("Password12345")).contains(PasswordFlaw.LISTED);
    assertThat(flaw("P@ssw0rd1234")).contains(PasswordFlaw.LISTED);
    assertThat(flaw("!!!Openstack2026!!!")).contains(PasswordFlaw.LISTED);
    assertThat(flaw("huawei@12345")).contains(PasswordFlaw.LISTED);
  }

  @Test
  void aSiteAddsItsOwnList(@TempDir Path place) throws IOException {
    Path file = place.resolve("denied");
    Files.writeString(file, "# ours\nCity Hall 2026 rocks\n");

    assertThat(
            new PasswordRules(12, 5, Optional.of(file))
                .flaw("city hall 2026 ROCKS", List.of(), _ -> false))
        .contains(PasswordFlaw.LISTED);
  }

  @Test
  void neitherOwnNamesNorFormerOnesAreTaken() {
    assertThat(rules.flaw("zhangwei likes tea", List.of("zhangwei", "张伟"), _ -> false))
        .contains(PasswordFlaw.OWN_NAME);
    assertThat(rules.flaw("four small grey boats", List.of(), "four small grey boats"::equals))
        .contains(PasswordFlaw.FORMER);
  }

  private Optional<PasswordFlaw> flaw(String password) {
    return rules.flaw(password, List.of(), _ -> false);
  }
}

/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.secret;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id (RFC 9106) with 19 MiB, two passes and one lane for each password, as OWASP's cheat
 * sheet has it. Few are digested at a time, so that many log-ins at once do not fill the memory.
 */
public final class PasswordHasher {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int AT_A_TIME = 4;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES);
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final String nobody = encode("nobody has this password");

  /** What is kept of a password. */
  public String encode(String password) {
    turns.acquireUninterruptibly();
    try {
      return String.valueOf(encoder.encode(password));
    } finally {
      turns.release();
    }
  }

  /** Whether a password is the one of which this was kept. */
  public boolean matches(String password, String encoded) {
    if (password.length() > PasswordRules.LONGEST) {
      return false;
    }
    turns.acquireUninterruptibly();
    try {
      return encoder.matches(password, encoded);
    } finally {
      turns.release();
    }
  }

  /** Takes as long as {@link #matches} for an account that is not there. */
  public void waste(String password) {
    matches(password, nobody);
  }
}

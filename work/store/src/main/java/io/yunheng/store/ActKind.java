/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.fault.Word;

/** What was done. The texts of each stand in {@code acts.yaml}. */
public enum ActKind implements Word {
  INSTALLATION_CREATE("installation.create"),
  ORGANISATION_CREATE("organisation.create"),
  ORGANISATION_CHANGE("organisation.change"),
  PERSON_CREATE("person.create"),
  PERSON_CHANGE("person.change"),
  PASSWORD_SET("password.set"),
  LOGIN_FAIL("login.fail"),
  MEMBERSHIP_CREATE("membership.create"),
  MEMBERSHIP_CHANGE("membership.change"),
  WORK_HAND_OVER("work.hand-over"),
  GRANT_GIVE("grant.give"),
  GRANT_END("grant.end"),
  INVITATION_MAKE("invitation.make"),
  INVITATION_USE("invitation.use"),
  INVITATION_END("invitation.end"),
  SESSION_BEGIN("session.begin"),
  SESSION_PROVE("session.prove"),
  SESSION_END("session.end"),
  TOTP_PROPOSE("totp.propose"),
  TOTP_CONFIRM("totp.confirm"),
  TOTP_REMOVE("totp.remove"),
  RECOVERY_RENEW("recovery.renew"),
  RECOVERY_USE("recovery.use"),
  PASSKEY_ADD("passkey.add"),
  PASSKEY_REMOVE("passkey.remove"),
  OUTSIDE_BIND("outside.bind"),
  OUTSIDE_UNBIND("outside.unbind"),
  SETTING_CHANGE("setting.change"),
  TEXT_ERASE("text.erase"),
  CASE_CREATE("case.create"),
  CASE_CHANGE("case.change"),
  CASE_RELEASE("case.release"),
  CASE_WITHDRAW("case.withdraw"),
  CASE_TAKE_OUT("case.take-out"),
  INDEPENDENCE_DECLARE("independence.declare"),
  UPLOAD_BEGIN("upload.begin"),
  UPLOAD_DROP("upload.drop"),
  EVIDENCE_ADD("evidence.add"),
  EVIDENCE_REPLACE("evidence.replace"),
  EVIDENCE_WITHDRAW("evidence.withdraw"),
  EVIDENCE_SCAN("evidence.scan"),
  REGISTER_CHANGE("register.change"),
  REQUEST_MAKE("request.make"),
  REQUEST_CHANGE("request.change"),
  REQUEST_ANSWER("request.answer"),
  REQUEST_ATTACH("request.attach"),
  REQUEST_MOVE("request.move"),
  RECORD_WRITE("record.write"),
  RECORD_ASSIGN("record.assign"),
  RECORD_MOVE("record.move"),
  RECORD_COMMENT("record.comment"),
  CLOUD_CREATE("cloud.create"),
  CLOUD_CHANGE("cloud.change"),
  CLOUD_TRY("cloud.try"),
  JOB_ASK("job.ask"),
  JOB_CANCEL("job.cancel"),
  JOB_FINISH("job.finish"),
  SCHEDULE_CREATE("schedule.create"),
  SCHEDULE_CHANGE("schedule.change"),
  RUN_KEEP("run.keep");

  private final String code;

  ActKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}

insert into installation (id, created_at, key_check, example)
values ('3d27533537f016d0a8bb5c7457eb17dc', 1795507200000, 'l7XLtrXMlx1UvXscsMs2JRC70Vq4UDDFqzP8WNrD0CpO52W+ZOCXLA==', false)
;;
insert into organisation (id, name, kind, state, created_at, version)
values ('e17ce57843250683e0cf139c8ba2e8a2', '市政务云中心', 'customer', 'active', 1795507200000, 1)
;;
insert into person (id, login, name, mail, language, account, state, password, password_at, password_change, failures, locked_until, notice, created_at, version)
values ('6da530c3ddda76a2c8e562637674422b', 'lina', '张三 lina', '', 'zh', 'work', 'active', '{x}1', 1795507200000, false, 0, 0, '', 1795507200000, 1)
;;
insert into person (id, login, name, mail, language, account, state, password, password_at, password_change, failures, locked_until, notice, created_at, version)
values ('a62a6adb0b3ced89d89cb349b127c4db', 'chen', '张三 chen', '', 'zh', 'work', 'active', '{x}1', 1795507200000, false, 0, 0, '', 1795507200000, 1)
;;
insert into second_factor (person, secret, confirmed_at, last_step)
values ('6da530c3ddda76a2c8e562637674422b', 'DorA2lQMin4HaCYdqMMztMLiW45za5sV3bAkqLRGp1vNOKfaks7YcKpOSPk=', 1795507200000, 7)
;;
insert into recovery_code (person, code, used_at)
values ('6da530c3ddda76a2c8e562637674422b', '5694d08a2e53ffcae0c3103e5ad6f6076abd960eb1f8a56577040bc1028f702b', 0)
;;
insert into passkey (id, person, credential, label, record, created_at, used_at)
values ('c6532fee6fdb631b4da1eeb0e2262227', 'a62a6adb0b3ced89d89cb349b127c4db', 'cred', '手机', '{}', 1795507200000, 0)
;;
insert into membership (id, organisation, person, since, until, deputy, version)
values ('4cbdb27530ca8edb7413de11103f35f3', 'e17ce57843250683e0cf139c8ba2e8a2', '6da530c3ddda76a2c8e562637674422b', '2026-11-24', '2027-11-24', '', 1)
;;
insert into work_case (id, organisation, name, subject, grade, self_check, state, owner, tenant, system_name, as_of, time_zone, example, quota, key_id, hold, keep_until, created_at, created_by, version)
values ('77cfb29d105c4736a4799134fb6adfd4', 'e17ce57843250683e0cf139c8ba2e8a2', '云平台 “2026”；a''b', 'platform', 3, false, 'open', '', '', '', 0, 'Asia/Shanghai', false, 104857600, '', '', '', 1795507200000, '6da530c3ddda76a2c8e562637674422b', 1)
;;
insert into role_grant (id, person, role, scope, organisation, engagement, work_case, object, since, until, granted_by, granted_at, ended_at, version)
values ('8033035958dcf50b877d5e660bfa0dfa', '6da530c3ddda76a2c8e562637674422b', 'customer-lead', 'organisation', 'e17ce57843250683e0cf139c8ba2e8a2', '', '', '', '2026-11-24', '', '', 1795507200000, 0, 1)
;;
insert into role_grant (id, person, role, scope, organisation, engagement, work_case, object, since, until, granted_by, granted_at, ended_at, version)
values ('1f324b2a68c6549aac9f6664dc4e2a4a', 'a62a6adb0b3ced89d89cb349b127c4db', 'assessor', 'case', '', '', '77cfb29d105c4736a4799134fb6adfd4', '', '2026-11-24', '', '6da530c3ddda76a2c8e562637674422b', 1795507200000, 0, 1)
;;
insert into invitation (id, token, purpose, person, name, mail, organisation, role, scope, scope_organisation, engagement, work_case, object, role_until, valid_to, made_by, made_at, used_at, ended_at)
values ('a6f81e0a20ed2a03eeb1923e8c80a951', 'b1b1bdb480c61d075300d9bff7d9cb69cf31695ea048e478facadf426e8d0fb0', 'reset', 'a62a6adb0b3ced89d89cb349b127c4db', '', '', '', '', '', '', '', '', '', '', 1795510800000, '', 1795507200000, 0, 0)
;;
insert into case_release (id, work_case, object, released_at, released_by, ended_at)
values ('3d8a0a4eed08daaf5fcac4af8f5e7d13', '77cfb29d105c4736a4799134fb6adfd4', 'd8d7e635c352652db8ee14f2fa977520', 1795507200000, '6da530c3ddda76a2c8e562637674422b', 0)
;;
insert into independence (work_case, person, declared_at, statement)
values ('77cfb29d105c4736a4799134fb6adfd4', 'a62a6adb0b3ced89d89cb349b127c4db', 1795507200000, '无利害关系')
;;
insert into session (id, token, person, factors, began_at, seen_at, proved_at, address, agent, ended_at, ended_why)
values ('057c7c958606a0ae56eba57a7c905230', '3f3af1ecebbd1410ab417ec0d27bbfcb5d340e177ae159b59fc8626c2dfd9175', '6da530c3ddda76a2c8e562637674422b', 'password totp', 1795507200000, 1795507200000, 1795507200000, '127.0.0.1', 'x', 0, '')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (1, 1795507200000, 'system', '-', '-', 'installation.create', '3d27533537f016d0a8bb5c7457eb17dc', '-', 0, '-', '-', '80e363aabe9f860dbb4f12c4b5c6f381799c9076f07111b0f8584e61aa102247', 'fd4c51ac3d61c4206d3c72ae8d8e1c609e952e4719657a79753f317008c85c73', 'a812dc932cd482a4076bbf956e0fde5d1b1ae7b91ff1435addd3871d3aa2e513')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (2, 1795507200000, 'system', '-', '-', 'person.create', '6da530c3ddda76a2c8e562637674422b', '-', 1, '-', '-', '65e5b52a3405e7afea9fafecd4e1687a1efb21ea032764a624a91fc02fa524b5', '798eca8e4b03489040deec2d222c6551414f753833b8f032ab0a81edd95af3a7', 'fdd699230e714d18e7d582c13b1067c2879e8a9234df2d71dd26ce1a5a454629')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (3, 1795507200000, 'system', '-', '-', 'person.create', 'a62a6adb0b3ced89d89cb349b127c4db', '-', 1, '-', '-', 'db5de0af29a821d6eb8eab5c732c90cab376d6bf9ae4103220ae3267ee183d5e', '6683ae462f63231703c2fb5f5c5c89d237bc9d1fffb7cfae207f47ee8d12a6b2', 'd6bfec6654bc5fd9afb1aa76a5ac6c1b4d7ba6e7a04966fd09193ea2be6aa5e8')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (4, 1795507200000, 'system', '-', '-', 'organisation.create', 'e17ce57843250683e0cf139c8ba2e8a2', '-', 1, '-', '-', '156b29a1a5278e8dad7b70b6edc4af40a90077a904b1a47dadbb3bd47da832d0', 'c217be43c58f30eb146cf34f10246f4647e25155d73ea8cf7e1c12a2df809f10', 'd5cff87725303a970ddcfb92f6054a4494856245393df86140fdd749ce2d4a1c')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (5, 1795507200000, 'system', '-', '-', 'membership.create', '4cbdb27530ca8edb7413de11103f35f3', '-', 1, '-', '-', '0a8bd8ef097c70eff6f4eac65d84a1c83cfa8b4f64ae5a6aa8256f905744826e', '139936147904bfe06b3d2aa8e7fc781c773ce2453b33b99216c8fd5e4bc97e88', '8a047e3909a04bdf937ca6fb3c254562aa32bf29774d498c77367df1a0a75e78')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (6, 1795507200000, 'system', '-', '-', 'grant.give', '8033035958dcf50b877d5e660bfa0dfa', '-', 1, '-', '-', '3c01295594933fc8cd362f4d5cbe537a00bf3a649bd3e576571fdac6b3277d68', '963e95d5c912880c5ee9952537ebc6adfff34dca40f58f8db003e2d8e042ebf2', '9df2158eb93ac89c42e6f322b33b6b2793f594490a523ade258440383b41ebfe')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (7, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'case.create', '77cfb29d105c4736a4799134fb6adfd4', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '67bdebfa4d9a9713bb53cd388b8a8bc6d5820c6193a1261e6fb15bd107ca6142', 'd142cc03a27146210f6af3bb395085913e237e6f597ca3ff03804dfda096cc60', '44f2a24d3bbd804525b8ba16d020976c089c5db5b114efadeb70a231ac3c6b6e')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (8, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'grant.give', '1f324b2a68c6549aac9f6664dc4e2a4a', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '1d169e467bdf86dfbb287efdf1ff23a5d7e39adaf580d51c5c4a2bacd3cdfa95', 'c4bb5d5f0f90851aaeb5945c3ced11b76addc74122b6aeb0910f29af76a499ec', '3bd07c99de5d098fe78cdc64591d41e9380d7a03072316ff600f075c8bb536cf')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (9, 1795507200000, 'a62a6adb0b3ced89d89cb349b127c4db', '-', '-', 'independence.declare', 'a62a6adb0b3ced89d89cb349b127c4db', '77cfb29d105c4736a4799134fb6adfd4', 0, '-', '-', '8b7663811316e94993c68d4253e537e57ec1fda4211da550a2a05d65f1a450aa', 'ade0f91a59c994ff1f5b43f5be098dc0978939bed77f1e5b96e1cf120d6deda3', '9097740c104fdb4a2b29f7d5de9ee37cab112fb77c2b63e2dd1fc12556348cde')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (10, 1795507200000, 'system', '-', '-', 'invitation.make', 'a6f81e0a20ed2a03eeb1923e8c80a951', '-', 0, '-', '-', '826681e1f964eb53b5b9ad6fbf5c843678d6d6762a8ba155d2c21de714be3ba0', '9dfa2ca450c09972dad7dda52104fa2e4a9f26c2a3884be29ee4a51dea9ce977', '6dc757e329a31561097e8a5fb92903907f9539be7cb9fa7496fdd3b4257e661c')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (11, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'totp.propose', '6da530c3ddda76a2c8e562637674422b', '-', 0, '-', '-', '-', '7cdedbacdc8463745e5833a9944ac9766157887ef00109167caf8388c73fb422', '2e3c44b0eb3ed33d8fa34399fecec727b8106ef7d499481740898d0054ef257c')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (12, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'totp.confirm', '6da530c3ddda76a2c8e562637674422b', '-', 0, '-', '-', '-', 'edbce90f3431205f95498731e80e4350d5242c88067bb443db288f55976721d5', 'c8a4ebb8e08239b727c98369f731113935d01ff7e1b87223e8f0ae30c9ec86ee')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (13, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'recovery.renew', '6da530c3ddda76a2c8e562637674422b', '-', 0, '-', '-', '2780d5f649f23c4dfa853469d2c2889e33af8c0bfb213a954e2b9dd5cc2a5e2f', '36b7138c50e40f0a270f98aa39018502260a7d3dadd47bf3e5de7434589db718', '56b23a430582bcc9fd9c28aa6686b918ce8decf6cf89ba7c47e6bd4245550db2')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (14, 1795507200000, 'a62a6adb0b3ced89d89cb349b127c4db', '-', '-', 'passkey.add', 'c6532fee6fdb631b4da1eeb0e2262227', '-', 0, '-', '-', '1f6e00797737b3e132d2187d7fdaca4ad7f7d270766e0658c0c19964a9b38ddf', '498f666cda5b312899e47a91221a52ecc22b9764c0b3d9af0fac700ee57791f5', 'a3657c7c28d4d7290c64e5fbb0b729ddd7f332e57356ab62a826fff523dbb825')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (15, 1795507200000, 'system', '-', '-', 'setting.change', '3d27533537f016d0a8bb5c7457eb17dc', '-', 1, '-', 'e629fefca049cc4b1f67671fde6b4e6971b369ea20541427b0e18fd503cbdada', 'bc94a849eb49f3bf24f0b253e3b471333695e08ab8c2da4b01ab7383959892c8', 'a18b7448330dc5efdd7e6d3756eb519ab11141db4d3600c6e35e0043bb90b2e4', '0d467b393fb55485a6f0c1edfa7d087eb458727bd9d1fbd954b7e6fbd0b37239')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (16, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '057c7c958606a0ae56eba57a7c905230', 'session.begin', '057c7c958606a0ae56eba57a7c905230', '-', 0, '-', '-', 'd4fc2fff8226d1a8ad5d3aa5ab736b4963c875a977e1246bac3b7a4e82da583f', '85d4ef9e909425e460a1847a3d60a18e5e852cf245cafe984fbdf478953f2d20', '2da468b434f1000b0d29efecc4d37dbe0ffe8b4490a29bbf1051fe6fb65fe63f')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (17, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'cloud.create', 'a25615763d7b3c2886b937d89ecf1c9a', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '2e1f530a8aea41e14c1439b81d8a2aef2abd8f55ccbdbf37596e6bfc70a3232e', '55a5774e8318398bcc16d02368190b72bcbdc9ed83ba08df646206026272d4cf', '1f709f863e6c8abaa4373ab448d78596b5f3f6fcd92ef42ca8b2f14ea16ce160')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (18, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'upload.begin', '124aeb5a2ae19b03aa066e98c72e5733', '77cfb29d105c4736a4799134fb6adfd4', 0, '-', '-', '89c2ca5a0b72993cfb3e759e69e507a5ceeccaea20018a1c3b61d9bfa781ebdb', '9eae108b1d9003562d2bddbe97d4cf2c7d6a00e99a03b7f30667e460cab30bc8', '8c38f2ec9954fb7d2b96292ef62a752a567002439c198f692ad3e03dc39e3430')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (19, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'evidence.add', 'd8d7e635c352652db8ee14f2fa977520', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '2c776fbf89437be1f13c90bae1540f6bd8665b24c35e75138c597a82766ae053', 'aae6442cb504e164194ac8305da574a4e77897a1084f7ebf6f73d718647692f3', '73305044dc68daf22eb9053366de108c2af6b2e45e2e16f1c0e0b16942247a16')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (20, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'case.release', '3d8a0a4eed08daaf5fcac4af8f5e7d13', '77cfb29d105c4736a4799134fb6adfd4', 0, '-', '-', 'a5e9c7008ca3b9f19484ae111d5ba5e113e5506d4ab2a413715c487459316695', '9401d24a62217d7959b388467d3e5b6ff20c2838333c71feeec02124af4b07a4', 'e97820ed56df85a7b5c8da185ffb137bb01fbc4281865249683e84448c5590ed')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (21, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'schedule.create', 'ba53a181682848214942774eb0a3abab', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', 'cd92f278bb49d447aa7e8d111430ace01f8c40c4950b13877904e1b3e38f3005', '6e0104be479c400cfe03550854d879fb40879de949eddceb9997a801ae1f3704', '6f8c3c4c0c81fe42ce8158a0ab5e5b9725c17d698df245f7d59496638ad6f37a')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (22, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'job.ask', 'b9b85679e5bf760d9f2c8df2b7991515', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '2cff70612739ed9016815d8130dd542b9c8b0b1bf918023b85c445ed996bb807', '0a6f9ef535638b2991db084992f0f331b93ce20232dffc1e4322c5a41a10d1ce', '33dfd022e2d356b8dbedbfe238dbed34eece9c5afa78790767f904568433c847')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (23, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'run.keep', '9caeee7fdd7dea275749d0e145e1bcd0', '77cfb29d105c4736a4799134fb6adfd4', 0, '-', '-', '4829e69b719f11b016c2818ebd526f5b4b8687ef5b2f136575c1f4d7d10a00cc', 'a2c12fcbaf3bf420cae5706b0fd7f7ed24fa062a51b25e046008490cbe11feb8', 'be9614ebace0733bc0b9cbea90bce6c3cfb0ea45bcf401cd66c415806b417f7d')
;;
insert into act (sequence, at, person, behalf, session, kind, object, work_case, version, reason_digest, before_digest, after_digest, sm3, sha256)
values (24, 1795507200000, '6da530c3ddda76a2c8e562637674422b', '-', '-', 'job.ask', 'd5c4f8c2dd0d3c77b67fbe445ec36c14', '77cfb29d105c4736a4799134fb6adfd4', 1, '-', '-', '5d0df45eb7d704961142ade10f400ce273f8aafc9d2c072e6c769279d72859ef', 'e787dc4148683105dd6ac31644cd62460a514a7ed5711eb409378dc389e46d47', '177e04abc5b4b78be205ca027ebd5e062a2ce76c02bd9be16ef8ac8eb7ff73f7')
;;
insert into act_text (sequence, part, salt, body)
values (1, 'after', '365053a451bef2e19077e0338596aa7f3f6ac685c622ecb12e84a0fc93a88f7d', '{"example":"false"}')
;;
insert into act_text (sequence, part, salt, body)
values (2, 'after', '8b03c5af1c259c687ba1d6e60e17f50dfa442983fa03c63f8772f245eeb79c2b', '{"account":"work","language":"zh","login":"lina","mail":"","name":"张三 lina"}')
;;
insert into act_text (sequence, part, salt, body)
values (3, 'after', '202bf8822358f36b1b89f1cead0909e15a0e7f88c4d5c0cbef18e64b86d07af5', '{"account":"work","language":"zh","login":"chen","mail":"","name":"张三 chen"}')
;;
insert into act_text (sequence, part, salt, body)
values (4, 'after', '9c6cba6a227ffe55639b0835bd392b350b2b93e171e174a8a84fdec2d256530f', '{"kind":"customer","name":"市政务云中心"}')
;;
insert into act_text (sequence, part, salt, body)
values (5, 'after', 'd01c64e02f6771a9a1600bf3ccede48c20fc24ac788af8be552953ed80c0e795', '{"organisation":"e17ce57843250683e0cf139c8ba2e8a2","person":"6da530c3ddda76a2c8e562637674422b","since":"2026-11-24","until":"2027-11-24"}')
;;
insert into act_text (sequence, part, salt, body)
values (6, 'after', '63014d0f6141828a2ad99063216cd757cf4d875396015cd29981cffcc664e6ac', '{"object":"e17ce57843250683e0cf139c8ba2e8a2","person":"6da530c3ddda76a2c8e562637674422b","role":"customer-lead","scope":"organisation","since":"2026-11-24","until":""}')
;;
insert into act_text (sequence, part, salt, body)
values (7, 'after', '66a022307b90832238787592d2b8108306171c7988a68fc17b3a12822eae3c82', '{"asOf":"","grade":"3","hold":"","keepUntil":"","name":"云平台 “2026”；a''b","organisation":"e17ce57843250683e0cf139c8ba2e8a2","owner":"","quota":"104857600","selfCheck":"false","subject":"platform","systemName":"","tenant":"","timeZone":"Asia/Shanghai"}')
;;
insert into act_text (sequence, part, salt, body)
values (8, 'after', 'a1095261309ae6d5cf13ac83cb2fb57c4835a44a3d87b5271a1ac5782d169ebc', '{"object":"77cfb29d105c4736a4799134fb6adfd4","person":"a62a6adb0b3ced89d89cb349b127c4db","role":"assessor","scope":"case","since":"2026-11-24","until":""}')
;;
insert into act_text (sequence, part, salt, body)
values (9, 'after', '10d23579d56392f0471528d457616fc10dab737642c4af4d6704f36eedef6dcd', '{"statement":"无利害关系"}')
;;
insert into act_text (sequence, part, salt, body)
values (10, 'after', '31b2121f2731a2bc2dd5c64397d9e93693f0563ba23676fd87ec6a1fe47c734b', '{"mail":"","name":"","object":"","purpose":"reset","role":""}')
;;
insert into act_text (sequence, part, salt, body)
values (13, 'after', '9a09ca8585c3ca2092f3318e86321aa9fad5a059d1d2439b58663b3b53af2f29', '{"codes":"1"}')
;;
insert into act_text (sequence, part, salt, body)
values (14, 'after', '882afe7425f13bf0a7b8fa074735fb019e964dca2737a3f62cf33719f9114d92', '{"label":"手机"}')
;;
insert into act_text (sequence, part, salt, body)
values (15, 'before', '82fe5c7f533192dfed5f7801117744f01d0aa8d2a445f46ccd3c65df9072a47a', '{"mail.from":""}')
;;
insert into act_text (sequence, part, salt, body)
values (15, 'after', '6d6f0b79d02cb3a7eb93aef625b3547d661d85af778f21ab32b34e44959c9a55', '{"mail.from":"a@b"}')
;;
insert into act_text (sequence, part, salt, body)
values (16, 'after', 'ad7cbe93f47c23448d47ad09e947f83fe30ae322561feef0a097edb4d99edb01', '{"address":"127.0.0.1","factors":"password totp"}')
;;
insert into act_text (sequence, part, salt, body)
values (17, 'after', '58f44bcd7f5f95da9b9e637da332a7ea80fdc75f1376f2eacb40b547c4a4a880', '{"name":"生产云","settings":"{}","sides":"platform"}')
;;
insert into act_text (sequence, part, salt, body)
values (18, 'after', '1d46dacfe6c8e225cf6de8de7399f11ada3eb0bc66b36ff1667e713f3153f468', '{"path":"制度/安全管理制度.txt","size":"7"}')
;;
insert into act_text (sequence, part, salt, body)
values (19, 'after', '6be5ec19e725279da4e821d45fcd24a3c84126f6e88ee3f908418c39c319427d', '{"object":"","path":"制度/安全管理制度.txt","sha256":"5d05adf8844983aef7150eb52e2317a8e13dcf86f7cb1131022f9bb38533436c","size":"7","sm3":"a4ec6b21152099b83e52829bbc0c9be4350cc6bf65cedeb3206efc17bbf8594b"}')
;;
insert into act_text (sequence, part, salt, body)
values (20, 'after', '679985d85a20c3c285b28f891b24673fcf7f4bcc7a774eca506d8e300abc6749', '{"object":"d8d7e635c352652db8ee14f2fa977520"}')
;;
insert into act_text (sequence, part, salt, body)
values (21, 'after', '2ed09b0c80024013fe46288c75a23a322878db0189a930d1d1980273ab02a946', '{"days":"1","kind":"collect","minute":"120","request":"{}"}')
;;
insert into act_text (sequence, part, salt, body)
values (22, 'after', '55a3f6c081bd787696d852baec1f8941f9ff77ad2f6287bb5122da599c1e5989', '{"kind":"assess"}')
;;
insert into act_text (sequence, part, salt, body)
values (23, 'after', '1047d2e3b58b712a2b2cffdf3def416b676f52ba5b0a80d5a660055fc52f9d71', '{"caseDigest":"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd","job":"b9b85679e5bf760d9f2c8df2b7991515"}')
;;
insert into act_text (sequence, part, salt, body)
values (24, 'after', 'e8c9ae808e4914c7efb1a08bad3b7f6d0aaf6268a360159f5a8edcaeae11d3ae', '{"kind":"check"}')
;;
insert into evidence (id, work_case, path, object, kind, sha256, sm3, size, type, origin, evidence_date, uploaded_at, uploaded_by, replaces, state, scan, scanned_at, note, version)
values ('d8d7e635c352652db8ee14f2fa977520', '77cfb29d105c4736a4799134fb6adfd4', '制度/安全管理制度.txt', '', 'document', '5d05adf8844983aef7150eb52e2317a8e13dcf86f7cb1131022f9bb38533436c', 'a4ec6b21152099b83e52829bbc0c9be4350cc6bf65cedeb3206efc17bbf8594b', 7, 'text/plain', '档案室', '', 1795507200000, '6da530c3ddda76a2c8e562637674422b', '', 'current', '', 0, '', 1)
;;
insert into cloud_access (id, work_case, name, settings, secret, sides, created_at, created_by, tried_at, try_result, version)
values ('a25615763d7b3c2886b937d89ecf1c9a', '77cfb29d105c4736a4799134fb6adfd4', '生产云', '{}', 'iEAjF/MW1RnAIwTGM/2uNu1GtoLT1B2KDwCcub/yjkujIw==', 'platform', 1795507200000, '6da530c3ddda76a2c8e562637674422b', 0, '', 1)
;;
insert into job (id, work_case, kind, request, state, asked_by, asked_at, due_at, schedule, attempts, lease_holder, lease_until, started_at, ended_at, cancel_asked, progress, standing, fault, result, version)
values ('b9b85679e5bf760d9f2c8df2b7991515', '77cfb29d105c4736a4799134fb6adfd4', 'assess', '{}', 'running', '6da530c3ddda76a2c8e562637674422b', 1795507200000, 1795507200000, '', 1, 'a', 1795507230000, 1795507200000, 0, false, '', '', '', '', 2)
;;
insert into job (id, work_case, kind, request, state, asked_by, asked_at, due_at, schedule, attempts, lease_holder, lease_until, started_at, ended_at, cancel_asked, progress, standing, fault, result, version)
values ('d5c4f8c2dd0d3c77b67fbe445ec36c14', '77cfb29d105c4736a4799134fb6adfd4', 'check', '{}', 'waiting', '6da530c3ddda76a2c8e562637674422b', 1795507200000, 1795507200000, '', 0, '', 0, 0, 0, false, '', '', '', '', 1)
;;
insert into schedule (id, work_case, kind, request, at_minute, days, enabled, next_at, last_job, created_by, version)
values ('ba53a181682848214942774eb0a3abab', '77cfb29d105c4736a4799134fb6adfd4', 'collect', '{}', 120, '1', true, 1795507200000, '', '6da530c3ddda76a2c8e562637674422b', 1)
;;
insert into run (id, work_case, job, case_digest, as_of, scale, ended_at, folder, summary, indexed)
values ('9caeee7fdd7dea275749d0e145e1bcd0', '77cfb29d105c4736a4799134fb6adfd4', 'b9b85679e5bf760d9f2c8df2b7991515', 'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 1795507200000, 'workbook', 1795507200000, 'runs/x', '{}', true)
;;
insert into run_item (run, item, object, object_name, layer, control_point, verdict, by_person, state, place, item_verdict)
values ('9caeee7fdd7dea275749d0e145e1bcd0', 'MLPS-L3-data-b', 'tenant:a', '租户', 'computing', 'data', 'indeterminate', false, 'not-collected', 0, 'partial')
;;
insert into observation (run, number, item, object, check_id, outcome, resource, place)
values ('9caeee7fdd7dea275749d0e145e1bcd0', 0, 'MLPS-L3-data-b', 'tenant:a', 'check', 'violated', 'sg-1', 0)
;;
insert into setting (name, value, version)
values ('mail.from', 'a@b', 1)
;;
insert into login_challenge (token, purpose, content, valid_to)
values ('2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6', 'outside', '9ko9zj2v7PUnzPVbOAdzhRdWcLVMHNabZLybMm4=', 1795507200000)
;;

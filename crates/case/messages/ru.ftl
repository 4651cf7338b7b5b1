# The messages of the crate case.

## Parties
party-applicant = заявитель
party-owner = собственник (владелец)
party-registrar = регистратор поставщика
party-executor = ответственный исполнитель
party-reviewer = проверяющий специалист
party-head = руководитель поставщика
party-authorised-body = уполномоченный орган в сфере обеспечения информационной безопасности
party-system = система

## Stages
stage-draft = Подготовка заявки
stage-check = Проверка полноты документов
stage-returned = Возвращена
stage-contract = Заключение договора
stage-term = Согласование срока испытаний
stage-term-dispute = Возвращена без согласования срока
stage-testing = Испытания проводятся
stage-suspended = Приостановлены
stage-protocols = Оформление протоколов
stage-remediation = Устранение несоответствий
stage-retest = Повторные испытания
stage-in-force = Протоколы действуют
stage-withdrawn = Протоколы отозваны
stage-negative = Отрицательное заключение
stage-lapsed = Срок повторных испытаний пропущен
stage-expired = Срок действия протоколов истёк
stage-superseded = Заменены новыми испытаниями
stage-annulled = Заявка аннулирована
stage-taken-back = Заявка отозвана заявителем
stage-cancelled = Договор расторгнут

## Commands, as buttons bear them
command-open = Открыть дело об испытаниях
command-ask-cost = Запросить расчёт стоимости
command-give-cost = Сообщить стоимость
command-submit = Подать заявку
command-check-item = Проверить документ
command-accept-package = Признать пакет документов полным
command-return-application = Вернуть заявку
command-take-back = Отозвать заявку
command-cancel = Зарегистрировать расторжение договора
command-send-contract = Направить документы для договора
command-answer-contract = Разместить договор или вернуть подписанный
command-conclude-contract = Зарегистрировать заключённый договор
command-annul = Аннулировать заявку
command-propose-term = Предложить срок испытаний
command-agree-term = Согласовать срок
command-decline-term = Отклонить срок
command-return-unagreed = Вернуть заявку без согласования срока
command-ask-term = Обратиться в уполномоченный орган для определения срока
command-set-term = Определить срок испытаний
command-conclude-agreement = Зарегистрировать дополнительное соглашение
command-confirm-access = Подтвердить предоставление доступа
command-suspend = Приостановить испытания
command-resume = Возобновить испытания
command-report-discrepancy = Указать расхождение в анкете-вопроснике
command-correct-questionnaire = Направить обновлённую анкету-вопросник
command-ask-exclusion = Запросить исключение вида работ
command-ask-verification = Запросить у поставщика проверку обоснованности
command-give-opinion = Дать заключение об обоснованности
command-decide-exclusion = Принять решение об исключении
command-accept-source = Принять исходные коды по акту
command-seal-source = Промаркировать и опечатать исходные коды
command-dispose-source = Завершить хранение исходных кодов
command-assign-executor = Назначить ответственного исполнителя
command-start-work = Начать работу
command-finish-work = Завершить работу
command-review-work = Проверить результат работы
command-ask-interim-retest = Запросить повторное испытание до окончания срока
command-draft-protocol = Составить проект протокола
command-review-protocol = Проверить проект протокола
command-sign-protocol = Подписать протокол
command-issue-protocols = Выдать протоколы
command-hand-over = Зарегистрировать дату получения протоколов
command-request-retest = Запросить повторные испытания
command-extend-retest = Продлить срок повторных испытаний
command-close-window = Зафиксировать пропуск срока повторных испытаний
command-ask-duplicate = Запросить дубликат
command-issue-duplicate = Выдать дубликат
command-enter-production = Сообщить о вводе в промышленную эксплуатацию
command-end-validity = Сообщить об окончании промышленной эксплуатации или начале модернизации
command-expire = Зафиксировать истечение срока действия
command-report-to-registry = Представить данные в уполномоченный орган
command-raise-review = Сообщить об изменениях или несоответствиях
command-decide-review = Принять решение об отзыве протоколов
command-note-new-application = Отметить новую заявку
command-complain = Подать жалобу
command-decide-complaint = Принять решение по жалобе

## Facts, as the timeline shows them
fact-opened = Дело об испытаниях открыто
fact-cost-asked = Запрошен расчёт стоимости испытаний
fact-cost-given = Сообщена стоимость испытаний
fact-submitted = Заявка подана
fact-item-checked = Документ проверен
fact-package-accepted = Пакет документов признан полным
fact-application-returned = Заявка возвращена с указанием причин
fact-taken-back = Заявитель отозвал заявку
fact-cancelled = Договор расторгнут
fact-contract-sent = Документы для договора направлены
fact-contract-answered = Заявитель разместил договор или вернул его подписанным
fact-contract-concluded = Договор заключён
fact-annulled = Заявка аннулирована и возвращена заявителю
fact-term-proposed = Предложен срок испытаний
fact-term-agreed = Срок испытаний согласован
fact-term-declined = Заявитель не согласовал срок
fact-returned-unagreed = Заявка возвращена без удовлетворения: срок не согласован
fact-term-asked = Заявитель обратился в уполномоченный орган для определения срока
fact-term-set = Уполномоченный орган определил срок испытаний
fact-test-begun = Срок испытаний начался
fact-agreement-concluded = Заключено дополнительное соглашение
fact-access-confirmed = Доступ предоставлен
fact-suspended = Испытания приостановлены
fact-resumed = Испытания возобновлены
fact-discrepancy-reported = Выявлено расхождение анкеты-вопросника с фактическим состоянием
fact-questionnaire-corrected = Направлена обновлённая анкета-вопросник
fact-exclusion-asked = Запрошено исключение вида работ
fact-verification-asked = Уполномоченный орган запросил проверку обоснованности
fact-opinion-given = Поставщик дал заключение об обоснованности
fact-exclusion-decided = Принято решение об исключении вида работ
fact-source-accepted = Исходные коды приняты по акту
fact-source-sealed = Исходные коды промаркированы и опечатаны
fact-source-disposed = Хранение исходных кодов завершено
fact-executor-assigned = Назначен ответственный исполнитель
fact-work-started = Работа начата
fact-work-finished = Работа завершена
fact-work-reviewed = Результат работы проверен
fact-interim-retest-asked = Запрошено повторное испытание до окончания срока
fact-protocol-drafted = Составлен проект протокола
fact-protocol-reviewed = Проект протокола проверен
fact-protocol-signed = Протокол подписан
fact-protocols-issued = Протоколы испытаний выданы
fact-handed-over = Заявитель получил протоколы
fact-retest-requested = Запрошены повторные испытания
fact-retest-extended = Срок повторных испытаний продлён
fact-window-closed = Срок повторных испытаний пропущен
fact-duplicate-asked = Запрошен дубликат протокола
fact-duplicate-issued = Выдан дубликат протокола
fact-production-entered = Объект введён в промышленную эксплуатацию
fact-validity-ended = Действие протоколов прекращено
fact-expired = Срок действия протоколов истёк
fact-registry-reported = Данные представлены в уполномоченный орган
fact-review-raised = Изменения или несоответствия приняты к рассмотрению
fact-review-decided = Принято решение об отзыве протоколов
fact-new-application-noted = Отмечена новая заявка
fact-complaint-filed = Подана жалоба
fact-complaint-decided = Принято решение по жалобе
fact-deadline-missed = Срок нарушен

## Documents, access, contract ways
item-application = заявка на проведение испытаний
item-questionnaire = анкета-вопросник
item-power-of-attorney = доверенность или документ о назначении руководителя
item-technical-specification = техническое задание
item-source-code = исходные коды
item-security-documentation = техническая документация по информационной безопасности
item-owner-authorisation = документ собственника (владельца), уполномочивающий подать заявку
item-state-body-proof = документ, подтверждающий, что собственник или заказчик – государственный орган
access-work-place = рабочее место
access-physical-access = физический доступ
access-recording = фото- и видеофиксация
access-documents = документация и договоры сопровождения
access-demonstration = демонстрация функций
way-specification = через веб-портал государственных закупок, с проектом технической спецификации
way-two-copies = подписанием двух экземпляров договора
way-civil-code = в соответствии с Гражданским кодексом

## Terms and turns
clock-test-term = согласованный срок испытаний
clock-fixed = установленная дата: { $due } (начало { $start })
clock-pause = не считая дней с { $from } до { $until }
clock-held = сейчас приостановлен
clock-provisional = календарь ещё не утверждён: дата может измениться
next-until = {" "}— до { $date }

## Details of facts
detail-works = виды работ: { $works }
detail-number = № { $number }
detail-date = { $date }
detail-cost = { $tenge } тенге
detail-fits = соответствует
detail-not-needed = не требуется
detail-does-not-fit = не соответствует
detail-conforms = соответствует
detail-does-not-conform = не соответствует: { $codes }
detail-approved = одобрено
detail-sent-back = возвращено на доработку
detail-positive = положительный
detail-negative = отрицательный
detail-protocol = { $work }: № { $number }, { $result }
detail-founded = запрос обоснован
detail-unfounded = запрос необоснован
detail-excluded = исключён
detail-kept = оставлен
detail-by-executor = ответственный исполнитель
detail-by-head = руководитель
detail-outcome-positive = все протоколы положительные
detail-outcome-remediation = предоставлен срок для устранения несоответствий
detail-outcome-negative = отрицательное заключение: нужны новые испытания
detail-outcome-lapsed = срок пропущен: нужны новые испытания в общем порядке
detail-retest = повторное испытание № { $n }
detail-tests-source = добавлен анализ исходных кодов
detail-lost = утрата
detail-damaged = порча
detail-questionnaire-changed = изменились данные анкеты-вопросника
detail-production-ended = промышленная эксплуатация завершена
detail-modernisation-begun = начата модернизация
detail-from-owner = уведомление собственника (владельца)
detail-from-authorised-body = информация уполномоченного органа
detail-from-immutability = результат анализа на неизменность
detail-keep = протоколы не отзываются
detail-withdraw = протоколы отозваны
detail-again = виды работ для нового испытания: { $works }
detail-upheld = удовлетворена
detail-partly-upheld = удовлетворена частично
detail-dismissed = оставлена без удовлетворения

## Refusals: any command
refusal-wrong-party = действие «{ $command }» выполняет { $parties }, а не { $party }
refusal-wrong-stage = действие «{ $command }» на этом этапе не выполняется: { $stage }
refusal-not-opened = дело ещё не открыто
refusal-already-opened = дело уже открыто
refusal-blank = текст не заполнен: укажите причину, номер или наименование
refusal-too-long = текст слишком длинный: не более { $max } знаков
refusal-in-future = { $date } ещё не наступило: укажите сегодняшнюю или более раннюю дату

## Refusals: application
refusal-edition-not-current = дело открывается по действующей сегодня редакции
refusal-follows-itself = дело не может следовать само за собой
refusal-applicant-submits = в государственную техническую службу заявку подаёт сам заявитель
refusal-not-signed-by-applicant = заявка не подписана ЭЦП заявителя
refusal-not-signed-by-owner = анкета-вопросник не удостоверена ЭЦП собственника (владельца)
refusal-cover-letter-missing = в испытательную лабораторию заявка подаётся с сопроводительным письмом: укажите его номер и дату
refusal-wrong-works = состав испытаний не соответствует виду объекта: ожидается — { $expected }; указано — { $found }
refusal-version-not-newer = версия исправленной формы должна быть новее версии { $last }, указана { $found }
refusal-applications-closed = при закупке через веб-портал государственных закупок заявки принимаются до { $last } включительно
refusal-not-in-package = этой главой такой документ не предусмотрен: { $item }
refusal-not-attached = документ не приложен: { $item }
refusal-required = документ обязателен, его нельзя отметить как ненужный: { $item }
refusal-unchecked = сначала проверьте: { $items }
refusal-unfit = не соответствует требованиям, заявка подлежит возврату: { $items }
refusal-no-reasons = заявка возвращается с указанием причин: назовите хотя бы одну
refusal-cost-not-asked = расчёт стоимости не запрашивался

## Refusals: contract, term, agreements
refusal-contract-stands = договор заключён: отозвать заявку нельзя, договор расторгают стороны
refusal-no-contract = договора, который можно расторгнуть, нет
refusal-wrong-way = договор заключается так: { $expected }
refusal-papers-sent = документы для договора уже направлены
refusal-papers-not-sent = поставщик ещё не направил документы для договора
refusal-answered-before = заявитель уже направил договор
refusal-not-answered = заявитель ещё не направил договор
refusal-draft-contract-late = последний день для проекта договора был { $last }: заявка подлежит аннулированию
refusal-not-through-portal = это применяется только к закупке через веб-портал государственных закупок
refusal-draft-contract-posted = проект договора направлен: заявка не аннулируется
refusal-draft-contract-awaited = проект договора можно направить до { $last }
refusal-term-not-positive = срок должен составлять не менее одного рабочего дня
refusal-term-stands = срок испытаний уже определён
refusal-term-not-proposed = поставщик ещё не предложил срок
refusal-term-not-declined = заявитель не отклонял срок: заявка не возвращается
refusal-term-asked-before = обращение в уполномоченный орган уже направлено
refusal-term-not-asked = заявитель не просил определить срок
refusal-not-suspended = испытания не приостановлены
refusal-agreed-before = дополнительное соглашение о продлении срока уже заключено
refusal-no-correction = нет основания: обновлённая анкета-вопросник не направлялась
refusal-agrees-nothing = дополнительное соглашение должно менять срок или стоимость
refusal-interim-not-asked = заявитель не запрашивал повторное испытание
refusal-interim-others-asked = заявитель запросил виды работ: { $asked }
refusal-nothing-named = назовите хотя бы один вид доступа
refusal-agreement-missing = сначала подписывается дополнительное соглашение о продлении срока
refusal-access-missing = ещё не обеспечено: { $items }

## Refusals: works, exclusion, source
refusal-not-in-test = вид работ не входит в состав испытаний: { $work }
refusal-not-in-round = вид работ сейчас не проводится: { $work }
refusal-state-source = анализ исходных кодов объекта, собственником (владельцем) или заказчиком которого является государственный орган, не исключается
refusal-last-work = в испытаниях должен остаться хотя бы один вид работ
refusal-asked-before = это уже запрошено: { $work }
refusal-decided-before = решение уже принято: { $work }
refusal-not-asked = исключение не запрашивалось: { $work }
refusal-verification-not-asked = уполномоченный орган не запрашивал проверку обоснованности: { $work }
refusal-opinion-given = заключение уже дано: { $work }
refusal-opinion-missing = сначала необходимо заключение поставщика: { $work }
refusal-done = работа завершена и проверена: { $work }
refusal-no-executor = ответственный исполнитель не назначен: { $work }
refusal-not-executor = за эту работу отвечает другой исполнитель: { $work }
refusal-started = работа уже начата: { $work }
refusal-not-started = работа ещё не начата: { $work }
refusal-finished = работа уже завершена: { $work }
refusal-not-finished = работа ещё не завершена: { $work }
refusal-codes-missing = для отрицательного результата назовите хотя бы одно несоответствие
refusal-own-work = исполнитель не проверяет собственную работу: { $work }
refusal-source-not-accepted = сначала исходные коды принимаются по акту приёма-передачи
refusal-archives-missing = в акте должен быть хотя бы один архив
refusal-no-source-work = в составе испытаний нет анализа исходных кодов
refusal-act-unknown = акта № { $act } нет
refusal-source-negative = исходные коды опечатываются при положительном результате анализа
refusal-sealed-before = исходные коды уже опечатаны
refusal-disposed-before = хранение исходных кодов уже завершено
refusal-kept-until = исходные коды хранятся не менее чем до { $last }
refusal-interim-pending = запрошенное повторное испытание ожидает дополнительного соглашения
refusal-term-over = повторное испытание запрашивается до окончания срока, который истёк { $last }
refusal-works-missing = назовите хотя бы один вид работ
refusal-not-done-yet = повторно испытывается только завершённая работа, ещё не завершено: { $works }

## Refusals: protocols and retests
refusal-work-undone = протокол составляется после завершения и проверки работы: { $work }
refusal-works-undone = протоколы выдаются после завершения всех видов работ, не завершены: { $works }
refusal-no-draft = проект протокола не составлен: { $work }
refusal-reviewed = проект протокола уже проверен: { $work }
refusal-not-reviewed = проект протокола ещё не проверен: { $work }
refusal-signed = протокол уже подписан: { $work }
refusal-executor-first = сначала подписывает ответственный исполнитель: { $work }
refusal-same-person = подписавший как исполнитель не подписывает как руководитель: { $work }
refusal-paper-signature = протокол государственной технической службы подписывается ЭЦП
refusal-unsigned = протоколы не подписаны исполнителем и руководителем: { $works }
refusal-numbers-differ = каждому протоколу этих видов работ даётся один реестровый номер: { $works }
refusal-number-taken = реестровый номер занят: { $number }
refusal-electronic = протоколы государственной технической службы размещаются в личном кабинете, на бумаге не вручаются
refusal-received-before = дата получения протоколов уже зарегистрирована
refusal-received-too-early = протоколы выданы { $issued }: получить их раньше нельзя
refusal-requests-used-up = повторные испытания можно запросить не более { $max } раз
refusal-window-missed = последний день для запроса повторных испытаний был { $last }: испытания проводятся в общем порядке
refusal-window-open = повторные испытания можно запросить до { $last }
refusal-window-not-opened = дата получения протоколов ещё не зарегистрирована: срок не начался
refusal-nothing-to-retest = назовите хотя бы один вид работ для повторных испытаний
refusal-conforming = повторно испытываются только работы с несоответствиями, соответствуют: { $works }
refusal-comparison-missing = к запросу прилагается сравнительная таблица с результатами исправления несоответствий
refusal-source-missing = программное обеспечение изменено: к запросу прилагаются исходные коды
refusal-extension-used = срок повторных испытаний продлевается только один раз
refusal-extension-late = срок истёк { $last }: продлить его нельзя

## Refusals: after the protocols
refusal-not-issued = нет выданного и не отозванного протокола: { $works }
refusal-works-missing-after = назовите хотя бы один вид работ
refusal-only-lost-or-damaged = испытательная лаборатория выдаёт дубликат только при утрате или порче протокола
refusal-unknown = пункта № { $number } нет
refusal-settled = по № { $number } решение уже принято
refusal-duplicates-differ = на каждый запрошенный протокол выдаётся один дубликат: { $works }
refusal-in-production = объект уже в промышленной эксплуатации
refusal-too-old = протокол годился для ввода в промышленную эксплуатацию до { $last }
refusal-before-issue = протоколы выданы { $issued }: более раннюю дату указать нельзя
refusal-still-valid = срок действия протоколов не истёк
refusal-report-empty = укажите представляемые данные
refusal-report-unsigned = отчёт формируется с ЭЦП аккредитованной испытательной лаборатории
refusal-contract-of-lab = сведения о договоре представляют только испытательные лаборатории
refusal-wrong-source = эта сторона такого уведомления не подаёт
refusal-nothing-in-force = нет действующих положительных протоколов
refusal-change-unknown = в перечне изменений нет строки № { $number }: укажите от 1 до 10
refusal-changes-missing = назовите изменения по перечню: отзыв основывается на нём
refusal-not-in-force = протоколы не действуют: { $works }
refusal-not-by-matrix = для этих изменений перечнем не предусмотрены виды работ: { $works }
refusal-retest-incomplete = работы с отзываемыми протоколами подлежат новому испытанию: { $works }
refusal-no-grounds = основания для новой заявки нет: протоколы не отозваны
refusal-same-case = дело не может следовать само за собой

## With numbers
clock-working-days = { $n ->
    [one] { $n } рабочий день со дня, следующего за { $start }
    [few] { $n } рабочих дня со дня, следующего за { $start }
   *[other] { $n } рабочих дней со дня, следующего за { $start }
}
clock-months = { $n ->
    [one] { $n } месяц с { $start }
    [few] { $n } месяца с { $start }
   *[other] { $n } месяцев с { $start }
}
clock-years = { $n ->
    [one] { $n } год с { $start }
    [few] { $n } года с { $start }
   *[other] { $n } лет с { $start }
}
detail-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
}
refusal-extension-too-long = срок продлевается не более чем на { $max } рабочих дней: укажите число от 1 до { $max }

### Что говорят сценарии.

## Вопросы команд
ask-reason = Причина
ask-document = Документ
ask-way = Способ заключения договора
ask-number = Номер
ask-date = Дата
ask-working-days = Рабочие дни
ask-purpose = Предмет соглашения
ask-cost = Стоимость, тенге
ask-works = Виды работ
ask-work = Вид работ
ask-access = Что обеспечено
ask-text = Описание
ask-opinion = Заключение об обоснованности
ask-ruling = Решение
ask-act = Акт приёма-передачи
ask-label = Маркировка
ask-executor = Исполнитель
ask-review = Результат проверки
ask-received = День получения
ask-comparison = Сравнительная таблица
ask-software = Изменялось ли программное обеспечение
ask-source = Исходные коды
ask-why = Почему нужен дубликат
ask-request = Уведомление
ask-since = С какого дня
ask-finish = Чем закончилось действие
ask-registry = Передаваемые сведения
ask-receipt = Квитанция портала уполномоченного органа
ask-changes = Изменения по перечню приложения 4
ask-review-number = Рассмотрение
ask-decision = Решение
ask-withdrawn = Отзываемые протоколы
ask-retest = Виды работ для новых испытаний
ask-case = Идентификатор нового дела
ask-complaint = Жалоба
ask-outcome = Исход

## Выбор
choice-specification = Проект технической спецификации, через портал государственных закупок
choice-two-copies = Два экземпляра договора
choice-civil-code = Договор по Гражданскому кодексу
choice-founded = Обоснованно
choice-unfounded = Не обоснованно
choice-excluded = Вид работ исключён
choice-kept = Вид работ остаётся
choice-suspension = Приостановление испытаний
choice-questionnaire = Актуализированная анкета-вопросник
choice-interim-retest = Повторное испытание до окончания срока
choice-approved = Утверждено
choice-sent-back = Возвращено
choice-lost = Протоколы утеряны
choice-damaged = Протоколы повреждены
choice-questionnaire-changed = Изменились данные анкеты-вопросника
choice-production-ended = Промышленная эксплуатация прекращена
choice-modernisation-begun = Начата модернизация
choice-unchanged = Не изменялось
choice-changed = Изменялось
choice-keep = Протоколы остаются в силе
choice-withdraw = Протоколы отзываются
choice-upheld = Удовлетворена
choice-partly-upheld = Удовлетворена частично
choice-dismissed = Отклонена
access-work-place = Рабочее место
access-physical-access = Физический доступ к оборудованию, сети и объекту
access-recording = Фото- и видеофиксация
access-documents = Документы и договоры сопровождения
access-demonstration = Демонстрация функций
registry-r-37-1 = Заявка
registry-r-37-2 = Дата и номер договора
registry-r-37-3 = Наименование объекта
registry-r-37-4 = Наименование собственника
registry-r-37-5 = Регистрационный номер, дата и результат каждого протокола
registry-r-37-6 = Место расположения серверного и сетевого оборудования
registry-r-37-7 = Утверждённая анкета-вопросник

## Ответы, которые нельзя принять
answer-missing = «{ $question }»: нужен ответ.
answer-too-long = «{ $question }»: ответ длиннее { $limit } знаков.
answer-control = «{ $question }»: в ответе есть управляющие символы; введите его заново.
answer-not-a-date = «{ $question }»: ожидался день, например 22.11.2026, получено «{ $found }».
answer-not-a-number = «{ $question }»: ожидалось число в допустимых пределах, получено «{ $found }».
answer-not-a-choice = «{ $question }»: «{ $found }» нет среди вариантов.

## Что можно исправить
account-login-taken = Этот логин занят.
account-name-missing = Нужны логин и имя.
account-role-misfit = Сотрудникам этой организации нельзя дать роль «{ $role }».
organisation-bin-taken = Организация с таким БИН уже есть.
password-too-short = Пароль слишком короткий: нужно не менее 12 знаков.
password-too-long = Пароль слишком длинный: не более 128 знаков.
password-common = Этот пароль легко угадать. Выберите другой.
calendar-wrong = Так исправить календарь нельзя: { $error }
form-closed = На этом этапе форму изменить нельзя.
workbook-of-another-case = Эта книга сделана для других испытаний.
questionnaire-no-draft = Нет черновика анкеты-вопросника, который можно удостоверить.
questionnaire-not-attested = Собственник ещё не удостоверил анкету-вопросник (подпункт 1) пункта 10 Правил).
questionnaire-not-newer = Сначала удостоверьте исправленную анкету-вопросник: нет версии новее действующей (пункт 20 Правил).
questionnaire-owner-signs = Анкету-вопросник удостоверяет собственник объекта (подпункт 1) пункта 10 Правил).
signature-shown-differs = То, что вам показали, тем временем изменилось. Посмотрите ещё раз и подпишите.
source-nothing-new = Нет переданных исходных кодов, которые ещё не приняты (пункт 13 Методики).
return-needs-reason = Заявка возвращается с указанием причин: отметьте, что не соответствует, или назовите причину (пункт 13 Правил).
return-other = Прочее
bench-closed = Эта работа сейчас не выполняется.
bench-other-executor = За эту работу отвечает другой исполнитель.
observation-too-long = { $code }: текст длиннее 10 000 знаков.
observation-control = { $code }: в тексте есть управляющие символы; введите его заново.
measured-wrong = { $code }: ожидалось измеренное число, например 250 или 12,5.
finding-needs-words = Нужны название и описание (подпункт 5) пункта 10 Методики).
finding-path-wrong = «{ $path }» – ни путь в исходных кодах, ни адрес.
lack-unchecked = { $n ->
    [one] Не оценена { $n } проверка: { $codes }
    [few] Не оценены { $n } проверки: { $codes }
   *[other] Не оценено { $n } проверок: { $codes }
 }
lack-observation = К оценке нужно наблюдение: { $codes } ({ $n })
lack-unreviewed = { $n ->
    [one] Не рассмотрена { $n } находка (подпункт 4) пункта 10 Методики)
    [few] Не рассмотрены { $n } находки (подпункт 4) пункта 10 Методики)
   *[other] Не рассмотрено { $n } находок (подпункт 4) пункта 10 Методики)
 }
lack-report = Для анализа исходных кодов нужен отчёт программного средства (пункт 7, подпункт 3) пункта 10 Методики)
comparison-row-empty = { $code }: укажите, как устранено несоответствие (пункт 25 Правил).
protocol-no-draft = Протокол ещё не составлен.
package-empty = Ни один протокол ещё не составлен.

## Слова на документах
measured-rate = Реальная нагрузочная способность
point-requirement = Заявлено: { $rate } запросов в секунду; наибольшее ожидание: { $wait }
tool-purpose-scan = анализ
working-days = { $n ->
    [one] { $n } рабочий день
    [few] { $n } рабочих дня
   *[other] { $n } рабочих дней
 }
post-executor = Ответственный исполнитель
post-reviewer = Проверяющий
post-head = Руководитель
post-registrar = Регистратор
post-applicant = Заявитель
post-owner = Собственник (владелец)
post-hands-over = Сдал
post-receives = Принял
item-application = Заявка (приложение 1)
item-questionnaire = Анкета-вопросник (приложение 2)
item-power-of-attorney = Доверенность или документ о назначении руководителя
item-technical-specification = Техническое задание
item-source-code = Исходные коды
item-security-documentation = Техническая документация по ИБ (приложение 3)
item-owner-authorisation = Документ собственника, уполномочивающий заявителя
item-state-body-proof = Подтверждение, что собственник или заказчик – государственный орган

## Notices
notice-your-turn = { $w }: подошла ваша очередь.

## The fee
fee-questionnaire-wrong = Чтобы посчитать стоимость, сначала исправьте ошибки анкеты-вопросника (пункт 24 Правил).

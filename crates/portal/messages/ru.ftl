### Слова портала: рамка, вход, ошибки.

## Рамка
skip-to-content = К содержанию
test-signer-strip = Включена тестовая подпись: подписи и документы этого портала не имеют юридической силы.
nav-label = Основные разделы
nav-tests = Мои испытания
nav-notices = Уведомления
nav-accounts = Учётные записи
nav-prices = Цены
nav-calendar = Календарь
nav-audit = Журнал аудита
nav-order = Приказ
language-label = Язык
sign-out = Выйти
foot-order = Испытания на соответствие требованиям информационной безопасности по приказу № 111/НҚ
foot-version = Synaq

## Ошибки
failure-sign-in-title = Сначала войдите
failure-sign-in-advice = Эта страница открыта только вошедшим пользователям.
failure-not-found-title = Такой страницы нет
failure-not-found-advice = Проверьте адрес. Возможно, страница удалена или вам не показывается.
failure-forbidden-title = У вас нет права на это
failure-forbidden-advice = Это действие не входит в вашу роль. Если это ошибка, обратитесь к администратору.
failure-foreign-form-title = Форма не принята
failure-foreign-form-advice = Форма отправлена не из этого сеанса, или сеанс закончился. Обновите страницу и отправьте снова: введённое останется в браузере.
failure-broken-form-title = Форму не удалось прочитать
failure-broken-form-advice = Вернитесь назад и отправьте форму ещё раз.
failure-too-many-fields-title = В форме слишком много полей
failure-too-many-fields-advice = В одной форме не более { $limit } полей. Отправьте данные по частям.
failure-form-too-large-title = Форма слишком велика
failure-form-too-large-advice = Предел формы – { $limit } МБ. Отправьте данные по частям.
failure-file-too-large-title = Файл «{ $name }» слишком велик
failure-file-too-large-advice = Предел файла – { $limit } МБ. Ничего не сохранено и ничего не потеряно: отправьте файл меньшего размера.
failure-conflict-title = Эти данные изменил другой человек
failure-conflict-advice = Ваши изменения не сохранены. Если вернуться назад, введённое останется в форме; обновите страницу и сравните обе версии.
failure-conflict-fact = Последнее изменение: { $at }.
failure-refused-title = Приказ этого не допускает
failure-refused-advice = Причина указана ниже. Ничего не изменено.
failure-wrong-title = Данные нужно исправить
failure-wrong-advice = Место каждой ошибки указано ниже. Ничего не изменено.
failure-disk-full-title = На диске нет места
failure-disk-full-advice = Сохранённое не потеряно. Сообщите администратору и повторите позже.
failure-inside-title = В портале произошла ошибка
failure-inside-advice = Ошибка записана в журнал. Подождите и повторите; если повторится, назовите администратору этот номер.
failure-request = Номер запроса
failure-home = На главную

## Вход
sign-in-title = Вход в портал
sign-in-intro = Портал испытаний объектов информатизации на соответствие требованиям информационной безопасности.
sign-in-login = Логин
sign-in-password = Пароль
sign-in-button = Войти
sign-in-wrong = Неверный логин или пароль.
sign-in-wait = { $n ->
    [one] Слишком много попыток. Повторите через { $n } секунду.
    [few] Слишком много попыток. Повторите через { $n } секунды.
   *[other] Слишком много попыток. Повторите через { $n } секунд.
 }
done-signed-out = Вы вышли из портала.

## Учётная запись
account-title = Моя учётная запись
account-name = Фамилия, имя, отчество
account-login = Логин
account-organisation = Организация
account-roles = Роли
account-password-title = Смена пароля
account-password-must = Этот пароль вам дал другой человек. Чтобы продолжить, задайте свой.
account-password-old = Нынешний пароль
account-password-new = Новый пароль
account-password-again = Новый пароль ещё раз
account-password-hint = Не менее 12 знаков; хороша фраза из нескольких слов.
account-password-button = Сменить пароль
account-password-differs = Новые пароли не совпадают.
account-password-old-wrong = Нынешний пароль неверен.
account-password-too-short = Пароль слишком короткий: нужно не менее 12 знаков.
account-password-too-long = Пароль слишком длинный: не более 128 знаков.
account-password-common = Этот пароль легко угадать. Выберите другой.
done-password-changed = Пароль изменён. Другие сеансы закрыты.
role-applicant = заявитель
role-owner = собственник (владелец)
role-registrar = регистратор
role-executor = ответственный исполнитель
role-reviewer = проверяющий
role-head = руководитель
role-authority = уполномоченный орган
role-nsc = Комитет национальной безопасности
role-administrator = администратор

## Notices
notices-none = Уведомлений пока нет.
notices-new = новое

# Формы (приложения 1 и 2 к Правилам): места, ошибки, предупреждения.

place-field = пункт { $number } «{ $title }»
place-unnumbered = «{ $title }»
place-table = таблица { $number } «{ $title }»
place-row = таблица { $number } «{ $title }», строка { $row }
place-cell = таблица { $number } «{ $title }», строка { $row }, графа «{ $column }»

form-error = { $place }. Требуется: { $expected }; указано: { $found }
form-error-short = Требуется: { $expected }; указано: { $found }
form-warning = { $place }: { $reason }

found-nothing = не заполнено
found-text = «{ $text }»
found-chars = { $n ->
    [one] { $n } символ
    [few] { $n } символа
   *[other] { $n } символов
 }
found-rows = { $n ->
    [one] { $n } строка
    [few] { $n } строки
   *[other] { $n } строк
 }
found-cells = { $n ->
    [one] { $n } ячейка
    [few] { $n } ячейки
   *[other] { $n } ячеек
 }
found-control = управляющий символ { $code } в позиции { $position }

expected-filled = значение
expected-plain-text = текст без управляющих символов
expected-chars-at-most = { $n ->
    [one] не более { $n } символа
   *[other] не более { $n } символов
 }
expected-rows-at-most = { $n ->
    [one] не более { $n } строки
   *[other] не более { $n } строк
 }
expected-cells = { $n ->
    [one] { $n } ячейка, по одной на каждую графу
    [few] { $n } ячейки, по одной на каждую графу
   *[other] { $n } ячеек, по одной на каждую графу
 }
expected-values-at-most = { $n ->
    [one] не более { $n } значения в одной ячейке
   *[other] не более { $n } значений в одной ячейке
 }
expected-own-identity = собственный идентификатор строки, которого нет у других строк таблицы
expected-applicant-name = наименование организации либо фамилия, имя, отчество заявителя
expected-person-of-iin = фамилия, имя, отчество лица, чей ИИН указан
expected-some-work = не менее одного вида работ
expected-whole = целое число от { $least } до { $most }
expected-bin = БИН из 12 цифр
expected-iin = ИИН из 12 цифр
expected-applicant-id = БИН или ИИН из 12 цифр
expected-check-digit = контрольная цифра { $digit } в конце
expected-assignable-number = номер, который может быть присвоен (к первым 11 цифрам не подходит ни одна контрольная цифра)
expected-registration-month = год и месяц регистрации (ГГММ) в первых четырёх цифрах БИН
expected-entity-type = 4, 5 или 6 (вид юридического лица) пятой цифрой БИН
expected-entity-attribute = 0, 1, 2 или 3 (головная организация, филиал, представительство, иное) шестой цифрой БИН
expected-birth-date = дата рождения (ГГММДД) не позднее сегодняшнего дня в первых шести цифрах ИИН
expected-century-digit = цифра от 0 до 6 (век рождения и пол) седьмой цифрой ИИН
expected-iban = счёт (ИИК) Республики Казахстан из 20 знаков: KZ, 2 контрольные цифры, 3 цифры кода банка, 13 букв или цифр
expected-iban-check-digits = контрольные цифры { $text } после KZ
expected-bic = БИК банка из 8 или 11 знаков, например HSBKKZKX
expected-beneficiary-code = код бенефициара (Кбе) из двух цифр, например 17
expected-email = адрес электронной почты, например name@example.kz
expected-phone = номер телефона, например +7 701 123 45 67 или 8 (7172) 12-34-56
expected-date = дата, например 31.12.2025 или 2025-12-31
expected-not-later-than = дата не позднее { $date }
expected-not-earlier-than = дата не ранее { $date }
expected-yes-no = «да» или «нет»
expected-status = «действующая» или «планируемая»
expected-megabytes = размер в мегабайтах, например 12,5
expected-rate = количество запросов в секунду, например 100
expected-wait = время с единицей измерения, например 5 с, 500 мс или 2 мин
expected-address = IP-адреса, например 10.0.0.1, 10.0.0.5–10.0.0.9, 10.0.1.0/24 или 2001:db8::1
expected-ordered-range = диапазон адресов одного вида, первый адрес которого не больше последнего
expected-port = порт от 1 до 65535
expected-network = адрес сети с маской, например 10.0.0.0/24 или 10.0.0.0/255.255.255.0
expected-network-address = адрес самой сети { $text }
expected-mask = длина префикса или маска, подходящая к адресу
expected-port-endpoint = адрес и порт либо URL, например 10.0.0.1:443, portal.example.kz:443 или https://portal.example.kz
expected-endpoint = адрес либо URL, например 10.0.0.1:8443, bus.example.kz или https://bus.example.kz/api
expected-no-credentials = адрес без имени пользователя и пароля
expected-protocol = протокол, например HTTPS, TCP или SFTP

caution-outside-segments = адрес { $address } не входит ни в один сегмент сети таблицы 5.7
caution-address-twice = адрес { $address } указан также в строке { $row }
caution-fewer-addresses = единиц оборудования – { $quantity }, а IP-адресов только { $addresses }
caution-segments-overlap = сеть { $network } пересекается с сетью строки { $row }
caution-reserve-without-main = в таблице { $main } нет оборудования с таким наименованием или назначением: неясно, что резервируется
caution-no-integration-module = интеграция действующая, но модуль интеграции указан как отсутствующий; в состав объекта входят компоненты, обеспечивающие интеграцию
caution-no-integration-component = модуль интеграции указан, но ни одна строка таблиц 5.1, 5.11 и 5.12 не называет компонента этой интеграции
caution-unknown-endpoint = ни у одного сервера или сетевого оборудования таблиц 5.1, 5.2, 5.4 и 5.5 нет адреса { $host }
caution-protocol-differs = в адресе назван протокол { $scheme }, которого нет в графе протоколов
caution-same-row = повторяет строку { $row }
caution-no-location = таблица пуста, хотя в таблице { $equipment } указано оборудование
caution-no-workstation-address = не указан IP-адрес рабочей станции
caution-no-rows-for-work = таблица пуста, хотя по её строкам определяется объём работ: { $work }
caution-no-source-size = общий размер исходных кодов равен 0 Мбайт, хотя по нему определяется объём анализа исходных кодов
caution-empty-file = размер равен 0 Мбайт
caution-document-missing = нет документа { $number } приложения 3 к Правилам «{ $title }»
caution-document-undescribed = документ имеется, но не указано количество страниц или дата утверждения
caution-document-unlisted = документа нет в перечне приложения 3 к Правилам
caution-no-users = не указаны пользователи, поэтому нагрузку задать нельзя
caution-no-wait = не указано максимальное время ожидания между запросами – параметр нагрузочного испытания
caution-wait-in-seconds = не указана единица измерения; число принято в секундах
caution-no-requests = указано 0 запросов в секунду, поэтому нагрузку задать нельзя
caution-field-empty = поле не заполнено; убедитесь, что оно не требуется
caution-test-identifier = идентификационный номер принят только для тестовой среды

change-cell = { $place }: было – { $old }; стало – { $new }
change-added = { $place }: добавлена
change-removed = { $place }: удалена

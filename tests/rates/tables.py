"""Tables as central banks publish them, shortened."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import xlsxwriter

# Bank Indonesia, Kurs Transaksi BI: the export of one currency over several days, and the page of a day, copied.
BI_DAYS: Final = """\
Kurs Transaksi USD,,,,
,,,,
NO,Nilai,Kurs Jual,Kurs Beli,Tanggal
1,1,16938.27,16769.73,11/23/2026 12:00:00 AM
2,1,16900.00,16700.00,11/9/2026 12:00:00 AM
"""
BI_PAGE: Final = """\
Kurs Transaksi BI;;;;
Update Terakhir 24 November 2026;;;;
Mata Uang;Nilai;Kurs Jual;Kurs Beli;Grafik
USD;1;16.938,27;16.769,73;
JPY;100;11.177,12;11.065,14;
CNH;1;2.300,00;2.280,00;
"""
BI_PAGE_ENGLISH: Final = """\
Currency\tValue\tSell\tBuy
USD\t1.00\t16,938.27\t16,769.73
JPY\t100.00\t11,177.12\t11,065.14
Last Update 24 November 2026
"""
BI_XML: Final = """\
<DataSet xmlns="http://tempuri.org/">
  <xs:schema xmlns:xs="x"><xs:element name="mts_subkurslokal" type="xs:string" minOccurs="0"/></xs:schema>
  <diffgr:diffgram xmlns:msdata="m" xmlns:diffgr="d"><NewDataSet xmlns="">
    <Table diffgr:id="Table1" msdata:rowOrder="0">
      <id_subkurslokal>962545</id_subkurslokal>
      <nil_subkurslokal>100.00</nil_subkurslokal>
      <beli_subkurslokal>11065.14</beli_subkurslokal>
      <jual_subkurslokal>11177.12</jual_subkurslokal>
      <tgl_subkurslokal>2026-11-24T00:00:00+07:00</tgl_subkurslokal>
      <mts_subkurslokal>JPY  </mts_subkurslokal>
    </Table>
  </NewDataSet></diffgr:diffgram>
</DataSet>
"""
# European Central Bank: of the day, of many days, and as XML. All amounts are for one euro.
ECB_CSV: Final = """\
Date, USD, JPY, GBP, IDR, KRW, 
24 November 2026, 1.0705, 171.94, 0.84638, 17487.21, 1474.86, 
"""  # noqa: W291 as it is published
ECB_DAYS: Final = """\
Date,USD,JPY,GBP,IDR,KRW,
2026-11-24,1.0705,171.94,0.84638,17487.21,1474.86,
2026-11-23,1.0805,172.94,0.84738,N/A,1475.86,
2026-11-20,1.0605,170.94,0.84538,17400.00,1470.00,
"""
ECB_XML: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
 <gesmes:subject>Reference rates</gesmes:subject>
 <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
 <Cube><Cube time='2026-11-24'>
  <Cube currency='USD' rate='1.0705'/>
  <Cube currency='JPY' rate='171.94'/>
  <Cube currency='GBP' rate='0.84638'/>
  <Cube currency='IDR' rate='17487.21'/>
 </Cube></Cube>
</gesmes:Envelope>
"""
ECB_PORTAL: Final = """\
KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE
EXR.D.IDR.EUR.SP00.A,D,IDR,EUR,2026-11-24,17487.21
EXR.D.USD.EUR.SP00.A,D,USD,EUR,2026-11-24,1.0705
"""
# A bank of another country: what units of each currency cost in its own money.
RINGGIT: Final = """\
Date,Currency,Unit,Buying,Selling,Middle
24/11/2026,USD,1,4.10,4.12,4.11
24/11/2026,IDR,100,0.0240,0.0250,0.0245
24/11/2026,JPY,100,2.70,2.72,2.71
"""


def workbook(rows: Sequence[Sequence[object]], sheet: str = "Informasi Kurs Jisdor") -> bytes:
    """A workbook with one sheet."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return stream.getvalue()


def jisdor() -> bytes:
    """Bank Indonesia's JISDOR: the dollar alone, days as text with the month first."""
    days = [("11/24/2026 12:00:00 AM", 16725.5), ("11/5/2026 12:00:00 AM", 16700)]
    rows = [[number, *day] for number, day in enumerate(days, 1)]
    return workbook([["BANK INDONESIA"], [], [], [], ["NO", "Tanggal", "Kurs"], *rows])

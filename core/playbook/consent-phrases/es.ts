import type { PhraseLists } from './phrase-lists.ts';

const CHANGE = 'cambio/cambios/modificación/modificaciones/actualización/proceso/acción/operación/gestión/trámite';
const NOUN = `${CHANGE}/intercambio/devolución/devoluciones/reembolso/cancelación/pedido/reserva/reservación/
  solicitud/reemplazo/transferencia/pago/orden/compra/mejora/corrección/cambio_de_dirección/anulación`;
const THE = 'el/la/los/las/este/esta/estos/estas/ese/esa/esos/esas/mi/mis/todos_los/todas_las/todo_el/toda_la';
const ON = 'adelante/proceda/procede/siga_adelante/sigue_adelante/prosiga';

export const ES: PhraseLists = {
  agrees: `
    sí, si., si por favor, si porfavor, si porfa, si gracias, si muchas gracias, si claro, si claro que si,
    .si adelante, .si hágalo, .si hazlo, .si confirmo, .si lo confirmo, .si acepto, .si estoy de acuerdo, .si proceda,
    .si dale, si señor, si señorita, si si., sip, sep, claro que sí, claro que si., por supuesto, por supuesto que sí,
    por supuesto que si., desde luego, sin duda, cómo no, ok si., vale si., bueno si., pues sí, pues si., que sí,
    ya lo creo, afirmativo, obvio, absolutamente, definitivamente, efectivamente sí, digo que sí, mi respuesta es sí,
    sí a todo, sí a ambos, sí quiero, sí lo quiero, sí deseo, sí lo deseo, sí puede, sí puedes, sí se puede,
    sí me gustaría, sí me parece, sí eso quiero, sí es lo que quiero, sí hagámoslo, confirmo, lo confirmo, confirmado,
    confirmada, .confirmar., yo confirmo, se lo confirmo, te lo confirmo, le confirmo, queda confirmado,
    sí se lo confirmo, acepto, lo acepto, aceptado, aceptada, aceptamos, apruebo, lo apruebo, aprobado, autorizo,
    lo autorizo, autorizado, tiene mi autorización/permiso/consentimiento/aprobación/confirmación,
    tienes mi autorización/permiso/consentimiento/aprobación/confirmación,
    doy mi consentimiento/autorización/permiso/aprobación, estoy de acuerdo, estamos de acuerdo, yo estoy de acuerdo,
    estoy totalmente de acuerdo, estoy completamente de acuerdo, estoy conforme, totalmente de acuerdo,
    de acuerdo adelante, ${ON}, adelante por favor, adelante con ello, adelante con eso, adelante con todo, hágalo,
    hazlo, háganlo, hagalo ya, hazlo ya, hágale, hágamoslo, hagámoslo, hagamos eso, hagamoslo así, hágalo así,
    hazlo así, haga eso, haz eso, haga eso por favor, que se haga, dele, démosle, vamos adelante, vamos con eso,
    vamos con ello, puede/puedes/pueden proceder/continuar/seguir/seguir_adelante/realizarlo/procesarlo,
    favor de proceder, por favor proceder, proceder, procedamos, procedan, procéselo, procésalo, procese, realícelo,
    realízalo, ejecútelo, tramítelo, tramítalo, gestiónelo, complételo, finalícelo, continuar por favor,
    deseo continuar, deseo proceder, quiero proceder, quiero continuar, quiero hacerlo, quiero que lo haga,
    quiero que lo hagas, me gustaría proceder, me gustaría continuar, me gustaría hacerlo, quisiera proceder,
    quisiera continuar, deseo hacerlo, lo quiero, eso quiero, sí eso, sí ese, sí esa, ${ON} con ${THE} ${NOUN},
    haga/haz/hagan/realice/realiza/procese/procesa/tramite/tramita/complete/completa/efectúe ${THE} ${CHANGE},
    puede/puedes proceder_con/seguir_con/continuar_con ${THE} ${NOUN},
    quiero/deseo/me_gustaría/quisiera proceder_con/seguir_con/continuar_con ${THE} ${NOUN},
    confirmo/acepto/apruebo/autorizo ${THE} ${NOUN}, estoy de acuerdo con ${THE} ${NOUN},
    estoy de acuerdo con eso/todo/ello/lo_propuesto, hagamos ${THE} ${CHANGE}
  `,
  beside: `
    haga/haz/hagan/realice/realiza/procese/procesa/tramite/tramita/complete/completa/efectúe ${THE} ${NOUN}, ok, okay,
    oki, okey, vale, vale vale, claro, dale, vamos, venga, con gusto, con mucho gusto, de acuerdo, deacuerdo, bueno,
    bien, muy bien, está bien, me parece bien, me parece perfecto, me parece genial, me parece estupendo,
    me parece correcto, me parece, me parece muy bien, me parece buena idea, suena bien, suena perfecto, suena genial,
    eso suena bien, perfecto, perfecta, perfectamente, excelente, genial, estupendo, fantástico, maravilloso,
    fenomenal, buenísimo, qué bien, súper, super, listo, correcto, es correcto, eso es correcto, todo correcto,
    todo es correcto, está correcto, todo está correcto, todo está bien, todo bien, todo perfecto, exacto,
    exactamente, así es, eso es, efectivamente, en efecto, cierto, es cierto, seguro, así, así mismo, así está bien,
    así está perfecto, sin problema, sin problemas, no hay problema, ningún problema, me sirve, me funciona,
    eso me sirve, eso me funciona, me viene bien, me va bien, me conviene, eso estaría bien/genial/perfecto/muy_bien,
    estaría bien/genial/perfecto/muy_bien, sería genial/perfecto/estupendo/ideal,
    eso sería genial/perfecto/estupendo/ideal, buena idea, buen plan, pues, entonces, ah, oh, ya, ahora, ahora mismo,
    ya mismo, enseguida, de inmediato, inmediatamente, hoy, cuanto antes, lo antes posible, cuando pueda,
    cuando puedas, por favor, porfavor, porfa, porfis, x favor, xfa, xfavor, pf, gracias, muchas gracias,
    y gracias/muchas_gracias, mil gracias, muchísimas gracias, gracias de antemano, muchas gracias de antemano,
    gracias por todo, gracias por su/tu/la ayuda/paciencia/atención/información/respuesta,
    muchas gracias por su/tu/la ayuda/paciencia/atención/información/respuesta, le agradezco, te agradezco,
    se lo agradezco, te lo agradezco, se agradece, muy amable, muy amable de su parte, hola, buenas, buenos días,
    buenas tardes, buenas noches, saludos, un saludo, cordialmente, señor, señorita, amigo, que tenga buen día,
    buen día, adiós, hasta luego, con ${THE} ${NOUN}, para ${THE} ${NOUN}, a ${THE} ${NOUN}, al ${NOUN},
    de ${THE} ${NOUN}, ${THE} ${NOUN}, con eso, con esto, con ello, con todo, con todo eso, con todo ello, eso, esto,
    todo, todo eso, todo ello, ese, ese mismo, tal cual, tal y como dice, tal como se indica, como dice, como dices,
    como indica, como se indica, como ha indicado, como ha propuesto, como propone, como propones, como lo propone,
    como lo describe, como lo describió, como mencionó, como se describe, como está, como acordamos, como hablamos,
    según lo indicado, según lo propuesto, según lo descrito, lo propuesto, lo indicado, para mí
  `,
  declines: `
    no, no no, nop, nope, no gracias, no muchas gracias, no quiero, no lo quiero, no quiero eso, no quiero hacerlo,
    ya no, ya no quiero, ya no lo quiero, no deseo, no lo deseo, no por favor, por favor no, claro que no,
    por supuesto que no, desde luego que no, para nada, en absoluto, de ninguna manera, de ningún modo, ni hablar,
    nunca, jamás, ahora no, aún no, todavía no, hoy no, no por ahora, por ahora no, de momento no, no hace falta,
    no es necesario, no lo necesito, ya no hace falta, ya no es necesario, no me interesa, no estoy interesado,
    no estoy interesada, no estoy de acuerdo, no acepto, no lo acepto, no confirmo, no autorizo, no lo autorizo,
    rechazo, lo rechazo, rechazado, mejor no, no mejor no, prefiero que no, prefiero no, prefiero no hacerlo,
    preferiría no, preferiría que no, no lo haga, no lo hagas, no haga eso, no hagas eso, no haga nada, no hagas nada,
    no lo hagan, no proceda, no procedas, no siga, no sigas, no adelante no, alto, pare, para., detente, deténgase,
    stop, déjelo, déjalo, déjelo así, déjalo así, déjelo como está, olvídelo, olvídalo, olvídese,
    he cambiado de opinión, cambié de opinión, he cambiado de idea, cambié de idea, me arrepentí,
    me lo he pensado mejor, que no
  `,
};
